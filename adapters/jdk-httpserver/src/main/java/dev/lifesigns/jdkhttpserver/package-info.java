/**
 * Health endpoints in the JDK's own HTTP server. Start at {@link dev.lifesigns.jdkhttpserver.HealthServer}, or at
 * {@link dev.lifesigns.jdkhttpserver.HealthHandler} for a server that already exists.
 */
@NullMarked
package dev.lifesigns.jdkhttpserver;

import org.jspecify.annotations.NullMarked;
