/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.agent.config.Interpolation.Missing;
import dev.lifesigns.text.BoundedComposer.Bounds;
import dev.lifesigns.text.Diagnostic;
import dev.lifesigns.text.MalformedYamlException;
import dev.lifesigns.text.Position;
import dev.lifesigns.text.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
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
    private static final Bounds BOUNDS = new Bounds(32, 150_000);
    private static final String EMBEDDED = "default.yaml";

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

    /** Reads the configuration that comes with the agent, for whoever has none yet. */
    public ConfigResult readEmbedded() {
        return read(EMBEDDED, reading -> FileText.text(embedded(), EMBEDDED, reading));
    }

    private static byte[] embedded() {
        try (InputStream in = ConfigReader.class.getResourceAsStream("/dev/lifesigns/agent/" + EMBEDDED)) {
            return requireNonNull(in, EMBEDDED).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads what a file says of the service and makes no check of it. A reference that stands for nothing here, such as a
     * secret that only the cluster has, is no finding: what it stands for is told as not known. No other file is read.
     */
    public OutlineResult outline(Path file) {
        String name = file.toString();
        return read(
                name,
                Missing.LEFT,
                reading -> FileText.read(file, name, reading),
                (document, reading) -> new Outliner(declaration, reading).outline(document),
                OutlineResult::refused);
    }

    private ConfigResult read(String name, Function<Reading, @Nullable String> source) {
        return read(name, Missing.PROBLEM, source, this::read, ConfigResult::refused);
    }

    private <R> R read(
            String name,
            Missing missing,
            Function<Reading, @Nullable String> source,
            BiFunction<Node, Reading, R> reader,
            Function<List<Diagnostic>, R> refused) {
        Reading reading = new Reading(name, variables, missing);
        try {
            String text = source.apply(reading);
            Node document = text == null ? null : document(text, name, reading);
            return document == null ? refused.apply(reading.findings()) : reader.apply(document, reading);
        } catch (Reading.TooMuchException e) {
            reading.error(e.position(), String.valueOf(e.getMessage()));
            return refused.apply(reading.findings());
        }
    }

    private static @Nullable Node document(String text, String name, Reading reading) {
        try {
            Optional<Node> document = new YamlReader(name, BOUNDS).document(text);
            if (document.isEmpty()) {
                reading.error(Position.ofFile(name), "empty (expected: at least the section 'checks')");
            }
            return document.orElse(null);
        } catch (MalformedYamlException e) {
            reading.error(e.position(), e.message());
            return null;
        }
    }

    private ConfigResult read(Node document, Reading reading) {
        Values file = declaration.file().readValues(reading, document, Where.whole(reading.positionOf(document)));
        List<CheckConfig> checks = checks(file, reading);
        ServerConfig server = file.find(Declaration.SERVER_KEY);
        String fault = reading.hasErrors() || server == null ? null : FurtherPaths.fault(server, checks);
        if (fault != null) {
            reading.error(requireNonNull(file.position(Declaration.SERVER_KEY), "server"), "server.paths: " + fault);
        }
        if (reading.hasErrors()) {
            checks.forEach(CheckConfig::close);
            return ConfigResult.refused(reading.findings());
        }
        AgentConfig config = new AgentConfig(
                file.get(Declaration.SERVICE_KEY),
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
