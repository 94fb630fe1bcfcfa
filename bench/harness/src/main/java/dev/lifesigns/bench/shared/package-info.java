/** Starts, probes and observes processes, and writes the results. */
@NullMarked
package dev.lifesigns.bench.shared;

import org.jspecify.annotations.NullMarked;
