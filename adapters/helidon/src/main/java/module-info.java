import org.jspecify.annotations.NullMarked;

/**
 * Health endpoints in Helidon 4 SE, and its health checks run by the engine.
 *
 * <p>Start at {@link dev.lifesigns.helidon.HealthService} and {@link dev.lifesigns.helidon.EngineHealthObserver}.
 */
@NullMarked
module dev.lifesigns.helidon {
    requires transitive dev.lifesigns.bridge;
    requires transitive dev.lifesigns.http;
    requires transitive io.helidon.webserver;
    requires static transitive io.helidon.webserver.observe.health;
    requires static org.jspecify;
    requires static com.google.errorprone.annotations;

    uses io.helidon.health.spi.HealthCheckProvider;

    exports dev.lifesigns.helidon;
}
