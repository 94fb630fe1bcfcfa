import org.jspecify.annotations.NullMarked;

/**
 * The health-check engine: checks run on their own schedule, probes read immutable snapshots.
 *
 * <p>Start at {@link dev.lifesigns.HealthChecker}.
 */
@NullMarked
@SuppressWarnings("module") // the modules that internal is exported to are built after this one
module dev.lifesigns {
    requires static org.jspecify;
    requires static com.google.errorprone.annotations;

    exports dev.lifesigns;
    exports dev.lifesigns.internal to
            dev.lifesigns.checks,
            dev.lifesigns.http,
            dev.lifesigns.testkit;
}
