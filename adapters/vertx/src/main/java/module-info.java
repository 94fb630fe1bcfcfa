import org.jspecify.annotations.NullMarked;

/**
 * Health endpoints in Vert.x Web, and its health checks run by the engine.
 *
 * <p>Start at {@link dev.lifesigns.vertx.HealthHandler} and {@link dev.lifesigns.vertx.EngineHealthChecks}.
 */
@NullMarked
module dev.lifesigns.vertx {
    requires transitive dev.lifesigns.bridge;
    requires transitive dev.lifesigns.http;
    requires transitive io.vertx.web;
    requires io.vertx.auth.common;
    requires io.vertx.core;
    requires static io.vertx.healthcheck;
    requires static org.jspecify;
    requires static com.google.errorprone.annotations;

    exports dev.lifesigns.vertx;
}
