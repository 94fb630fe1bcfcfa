/**
 * What threads share in the engine, under jcstress: one class for each promise.
 *
 * <p>The sources are in the engine's own packages, on the class path, because what they put under stress is
 * package-private.
 */
@NullMarked
package dev.lifesigns;

import org.jspecify.annotations.NullMarked;
