import org.jspecify.annotations.NullMarked;

/**
 * Health endpoints in the JDK's own HTTP server.
 *
 * <p>Start at {@link dev.lifesigns.jdkhttpserver.HealthServer}, or at
 * {@link dev.lifesigns.jdkhttpserver.HealthHandler} if there is a server already.
 */
@NullMarked
module dev.lifesigns.jdkhttpserver {
    requires transitive dev.lifesigns.http;
    requires transitive jdk.httpserver;
    requires static org.jspecify;
    requires static com.google.errorprone.annotations;

    exports dev.lifesigns.jdkhttpserver;
}
