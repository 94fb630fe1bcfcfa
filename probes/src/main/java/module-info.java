import org.jspecify.annotations.NullMarked;

/**
 * Kubernetes probes done right: what they are, what is wrong with them, and what they do in an outage. Independent of
 * the engine.
 *
 * <p>Start at {@link dev.lifesigns.probes.Probe}. Reports as text, JSON, SARIF and pictures are not exported: they are the
 * output of the agent, which is on the class path.
 */
@NullMarked
module dev.lifesigns.probes {
    requires static org.jspecify;
    requires static com.google.errorprone.annotations;
    requires dev.lifesigns.text;
    requires org.snakeyaml.engine;
    requires tools.jackson.core;
    requires org.apache.commons.text;

    exports dev.lifesigns.probes;
    exports dev.lifesigns.probes.generate;
    exports dev.lifesigns.probes.lint;
    exports dev.lifesigns.probes.simulate;
}
