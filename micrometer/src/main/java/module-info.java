import org.jspecify.annotations.NullMarked;

/**
 * What the engine knows, as meters of Micrometer.
 *
 * <p>Start at {@link dev.lifesigns.micrometer.HealthMetrics}.
 */
@NullMarked
module dev.lifesigns.micrometer {
    requires transitive dev.lifesigns;
    requires transitive micrometer.core;
    requires static org.jspecify;
    requires static com.google.errorprone.annotations;

    exports dev.lifesigns.micrometer;
}
