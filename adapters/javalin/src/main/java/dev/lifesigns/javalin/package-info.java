/** Health endpoints in Javalin 7. Start at {@link dev.lifesigns.javalin.HealthPlugin}. */
@NullMarked
package dev.lifesigns.javalin;

import org.jspecify.annotations.NullMarked;
