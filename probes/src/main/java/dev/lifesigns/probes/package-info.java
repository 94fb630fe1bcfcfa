/** Kubernetes probes, and the times that follow from their numbers. */
@NullMarked
package dev.lifesigns.probes;

import org.jspecify.annotations.NullMarked;
