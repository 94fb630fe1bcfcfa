import org.jspecify.annotations.NullMarked;

/**
 * The suite that every HTTP adapter passes, over real sockets.
 *
 * <p>Start at {@link dev.lifesigns.contract.HttpAdapterContract}.
 */
@NullMarked
module dev.lifesigns.contract {
    requires transitive dev.lifesigns.bridge;
    requires transitive dev.lifesigns.http;
    requires transitive org.junit.jupiter.api;
    requires transitive org.junit.jupiter.params;
    requires org.assertj.core;
    requires java.logging;
    requires org.opentest4j;
    requires static org.jspecify;
    requires static com.google.errorprone.annotations;

    exports dev.lifesigns.contract;

    opens dev.lifesigns.contract to
            org.junit.platform.commons;
}
