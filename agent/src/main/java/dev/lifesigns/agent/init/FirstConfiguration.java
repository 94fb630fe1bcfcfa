/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.init;

import dev.lifesigns.agent.config.AgentConfig;
import dev.lifesigns.agent.config.CheckTypes;
import dev.lifesigns.agent.config.ConfigReader;
import dev.lifesigns.agent.config.ConfigResult;
import dev.lifesigns.probes.ManifestSource;
import dev.lifesigns.probes.Position;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A configuration to start from, for what the files of a service name. It is valid, and contains no secret: where one is
 * needed, it refers to a variable or a file.
 *
 * @param text the configuration
 * @param references the variables and files that it refers to, sorted
 */
public record FirstConfiguration(String text, List<String> references) {
    private static final String NAME = "lifesigns.yaml";
    private static final String ANY_VALUE = "1";
    private static final Pattern FILE = Pattern.compile("\\$\\{file:[^}]*\\}");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]+)\\}");

    public FirstConfiguration {
        references = List.copyOf(references);
    }

    /**
     * Writes it.
     *
     * @param files Compose files, Kubernetes manifests and configurations of Spring
     * @param types that may be used
     * @throws InvalidSourceException if a file is not understood, or there is nothing to check in any of them
     */
    public static FirstConfiguration of(List<ManifestSource> files, CheckTypes types) {
        Source source = new Source();
        files.forEach(file -> SourceReader.read(file, source));
        Drafts drafts = drafts(source);
        Map<String, Draft> checks = valid(drafts, new ConfigReader(types, any -> ANY_VALUE), source);
        String names = files.stream().map(ManifestSource::name).collect(Collectors.joining(", "));
        if (checks.isEmpty()) {
            throw new InvalidSourceException(
                    Position.ofFile(names),
                    "nothing to check in it (expected: a port, a health check, a known image, or the URL of a database)");
        }
        String text = new ConfigWriter(names, source, checks).text();
        return new FirstConfiguration(text, references(checks));
    }

    private static Drafts drafts(Source source) {
        Drafts drafts = new Drafts();
        source.components().forEach(component -> new ComponentChecks(component, source, drafts).add());
        source.components().stream()
                .filter(component -> Backend.ofImage(component.imageName()).isEmpty())
                .forEach(component -> new SettingChecks(component.name(), component.settings(), source, drafts).add());
        source.programs()
                .forEach(program -> new SettingChecks(program.name(), program.settings(), source, drafts).add());
        return drafts;
    }

    /** What the agent would refuse is checked by its port alone. */
    private static Map<String, Draft> valid(Drafts drafts, ConfigReader reader, Source source) {
        Map<String, Draft> checks = new LinkedHashMap<>();
        for (Draft draft : drafts.all()) {
            String name = Drafts.name(draft.name(), checks);
            Optional<Draft> accepted = accepted(draft, reader)
                    .or(() -> Optional.ofNullable(draft.asTcp()).flatMap(port -> accepted(port, reader)));
            accepted.ifPresentOrElse(
                    check -> checks.put(name, check),
                    () -> source.note(draft.reasons().get(0) + " No check of the agent is valid for it."));
        }
        return checks;
    }

    private static Optional<Draft> accepted(Draft draft, ConfigReader reader) {
        return draft.target() == null || isValid(draft, reader) ? Optional.of(draft) : Optional.empty();
    }

    private static boolean isValid(Draft draft, ConfigReader reader) {
        String check = ConfigWriter.check("check", draft);
        String text = "checks:\n" + FILE.matcher(check).replaceAll("\\${ANY}");
        ConfigResult result = reader.read(NAME, text);
        try (AgentConfig config = result.config()) {
            return config != null && result.findings().isEmpty();
        }
    }

    private static List<String> references(Map<String, Draft> checks) {
        return List.copyOf(checks.values().stream()
                .flatMap(check -> check.options().values().stream())
                .flatMap(value -> REFERENCE.matcher(value).results())
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new)));
    }
}
