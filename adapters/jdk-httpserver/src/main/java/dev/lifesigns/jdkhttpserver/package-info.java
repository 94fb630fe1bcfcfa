/** Health endpoints in the JDK's own HTTP server. */
@NullMarked
package dev.lifesigns.jdkhttpserver;

import org.jspecify.annotations.NullMarked;
