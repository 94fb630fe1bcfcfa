import org.jspecify.annotations.NullMarked;

/**
 * Health endpoints in Jetty 12, without servlets.
 *
 * <p>Start at {@link dev.lifesigns.jetty.HealthHandler}.
 */
@NullMarked
module dev.lifesigns.jetty {
    requires transitive dev.lifesigns.http;
    requires transitive org.eclipse.jetty.server;
    requires static org.eclipse.jetty.security;
    requires static org.jspecify;
    requires static com.google.errorprone.annotations;

    exports dev.lifesigns.jetty;
}
