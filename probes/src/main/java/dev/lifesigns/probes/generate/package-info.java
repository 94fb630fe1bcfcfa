/** Probes from what is known of a program: timings that fit together, each with its reason. */
@NullMarked
package dev.lifesigns.probes.generate;

import org.jspecify.annotations.NullMarked;
