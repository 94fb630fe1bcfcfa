/** Health endpoints in Javalin 7. */
@NullMarked
package dev.lifesigns.javalin;

import org.jspecify.annotations.NullMarked;
