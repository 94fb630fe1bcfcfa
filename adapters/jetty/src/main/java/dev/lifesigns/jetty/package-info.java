/** Health endpoints in Jetty 12, without servlets. */
@NullMarked
package dev.lifesigns.jetty;

import org.jspecify.annotations.NullMarked;
