import org.jspecify.annotations.NullMarked;

/**
 * Kubernetes probes done right: what they are, what is wrong with them, and what they do in an outage. Independent of
 * the engine.
 *
 * <p>Start at {@link dev.lifesigns.kubernetes.Probe}.
 */
@NullMarked
module dev.lifesigns.kubernetes {
    requires static org.jspecify;
    requires static com.google.errorprone.annotations;
    requires dev.lifesigns.text;
    requires org.snakeyaml.engine;
    requires tools.jackson.core;
    requires org.apache.commons.text;

    exports dev.lifesigns.kubernetes;
    exports dev.lifesigns.kubernetes.generate;
    exports dev.lifesigns.kubernetes.lint;
    exports dev.lifesigns.kubernetes.simulate;
    exports dev.lifesigns.kubernetes.simulate.report;
    exports dev.lifesigns.kubernetes.simulate.scenario;
}
