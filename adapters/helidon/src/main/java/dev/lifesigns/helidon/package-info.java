/** Health endpoints in Helidon 4 SE, and its health checks run by the engine. */
@NullMarked
package dev.lifesigns.helidon;

import org.jspecify.annotations.NullMarked;
