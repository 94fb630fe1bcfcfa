/** Health endpoints in Jetty 12, without servlets. Start at {@link dev.lifesigns.jetty.HealthHandler}. */
@NullMarked
package dev.lifesigns.jetty;

import org.jspecify.annotations.NullMarked;
