/** The engine: checks run on their own schedule, probes read immutable snapshots. */
@NullMarked
package dev.lifesigns;

import org.jspecify.annotations.NullMarked;
