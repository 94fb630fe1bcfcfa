/** Probes from what is known of a program: numbers that nest, each with its reason. */
package dev.lifesigns.kubernetes.generate;
