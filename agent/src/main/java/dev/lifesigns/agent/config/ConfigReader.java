package dev.lifesigns.agent.config;

import dev.lifesigns.ServiceInfo;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads configuration files and tells everything that is wrong with them. Immutable and thread-safe.
 *
 * <p>Nothing it says holds a secret: neither values of secret options, nor what came from a variable or another file,
 * nor the user-info or the parameters of a URL.
 */
public final class ConfigReader {
    private final Declaration declaration;
    private final Variables variables;

    /**
     * @param types what may stand after {@code type:}
     * @param variables where references are looked up
     */
    public ConfigReader(CheckTypes types, Variables variables) {
        this.declaration = new Declaration(types);
        this.variables = variables;
    }

    /** Reads a file. One that is missing or unreadable is a finding as well. */
    public ConfigResult read(Path file) {
        String name = file.toString();
        return read(name, reading -> FileText.read(file, name, reading));
    }

    /**
     * Reads a text.
     *
     * @param name what findings call it
     */
    public ConfigResult read(String name, String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        return read(name, reading -> FileText.text(content, name, reading));
    }

    private ConfigResult read(String name, Function<Reading, @Nullable String> source) {
        Reading reading = new Reading(name, variables);
        try {
            String text = source.apply(reading);
            Node document = text == null ? null : YamlParser.parse(text, name, reading);
            return document == null ? ConfigResult.refused(reading.findings()) : read(document, reading);
        } catch (Reading.TooManyValuesException e) {
            reading.error(e.position(), e.getMessage() + ", aliases counted (expected: less)");
            return ConfigResult.refused(reading.findings());
        }
    }

    private ConfigResult read(Node document, Reading reading) {
        Values file = declaration.file().readValues(reading, document, Where.whole(reading.positionOf(document)));
        List<CheckConfig> checks = checks(file, reading);
        if (reading.hasErrors()) {
            checks.forEach(CheckConfig::close);
            return ConfigResult.refused(reading.findings());
        }
        ServiceInfo service = file.get(Declaration.SERVICE_KEY);
        AgentConfig config = new AgentConfig(
                service,
                file.get(Declaration.SERVER_KEY),
                file.get(Declaration.SECURITY_KEY),
                file.get(Declaration.HISTORY_SIZE),
                checks);
        return new ConfigResult(config, reading.findings());
    }

    private List<CheckConfig> checks(Values file, Reading reading) {
        List<WrittenCheck> written = file.written(declaration.checks());
        if (written == null) {
            return List.of();
        }
        CheckMaker maker = new CheckMaker(reading, file.get(Declaration.DEFAULTS_KEY));
        List<CheckConfig> made = new ArrayList<>(written.size());
        for (WrittenCheck each : written) {
            CheckConfig check = maker.make(each);
            if (check != null) {
                made.add(check);
            }
        }
        return made;
    }
}
