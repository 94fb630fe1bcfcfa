/** Probes from what is known of a program: numbers that nest, each with its reason. */
@NullMarked
package dev.lifesigns.probes.generate;

import org.jspecify.annotations.NullMarked;
