import org.jspecify.annotations.NullMarked;

/**
 * Adoption of health checks that were written for a framework.
 *
 * <p>Start at {@link dev.lifesigns.bridge.Bridge}.
 */
@NullMarked
module dev.lifesigns.bridge {
    requires transitive dev.lifesigns;
    requires static org.jspecify;
    requires static com.google.errorprone.annotations;

    exports dev.lifesigns.bridge;
}
