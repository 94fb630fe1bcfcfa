import org.jspecify.annotations.NullMarked;

/**
 * The framework-neutral health endpoint: a request in, a response out.
 *
 * <p>Start at {@link dev.lifesigns.http.HealthEndpoint}.
 */
@NullMarked
@SuppressWarnings("module") // the modules that internal is exported to are built after this one
module dev.lifesigns.http {
    requires transitive dev.lifesigns;
    requires static org.jspecify;
    requires static com.google.errorprone.annotations;
    requires tools.jackson.core;
    requires static spring.security.crypto;

    exports dev.lifesigns.http;
    exports dev.lifesigns.http.internal to
            dev.lifesigns.helidon,
            dev.lifesigns.jetty,
            dev.lifesigns.servlet,
            dev.lifesigns.vertx;
}
