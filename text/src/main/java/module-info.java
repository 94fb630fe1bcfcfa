import org.jspecify.annotations.NullMarked;

/**
 * Reads text that others wrote, within bounds, and prints it safely. Internal.
 *
 * <p>Start at {@link dev.lifesigns.text.Printable}.
 */
@NullMarked
@SuppressWarnings("module") // the modules that it is exported to are built after this one
module dev.lifesigns.text {
    requires static org.jspecify;
    requires static com.google.errorprone.annotations;
    requires transitive org.snakeyaml.engine;
    requires transitive tools.jackson.core;
    requires org.apache.commons.text;

    exports dev.lifesigns.text to
            dev.lifesigns.agent,
            dev.lifesigns.probes;
    exports dev.lifesigns.text.schema to
            dev.lifesigns.agent,
            dev.lifesigns.probes;
}
