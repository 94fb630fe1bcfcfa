/** Health endpoints in Vert.x Web. */
@NullMarked
package dev.lifesigns.vertx;

import org.jspecify.annotations.NullMarked;
