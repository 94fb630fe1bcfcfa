/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof.observability;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The folder of that name, read. */
final class Observability {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    static final Path FOLDER = ROOT.resolve("observability");
    static final Path RENDERED = FOLDER.resolve("rendered");
    static final Path RULES = RENDERED.resolve("lifesigns-rules.yaml");

    private static final Pattern SAMPLE = Pattern.compile("(?m)^(\\w+)(?:\\{(.*)})? \\S+$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

    private Observability() {}

    /** YAML 1.2, and so JSON. */
    static Map<String, Object> parse(String text) {
        return map(new Load(LoadSettings.builder().build()).loadFromString(text));
    }

    static Map<String, Object> read(Path file) throws IOException {
        return parse(Files.readString(file));
    }

    @SuppressWarnings("unchecked") // the keys of all that is read here are text
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    static Stream<Map<String, Object>> maps(Object list) {
        return ((List<?>) list).stream().map(Observability::map);
    }

    static String text(Map<String, Object> object, String key) {
        return String.valueOf(object.get(key));
    }

    /** All our rules, those that record included. */
    static List<Map<String, Object>> rules() throws IOException {
        return rules(RULES);
    }

    private static List<Map<String, Object>> rules(Path file) throws IOException {
        return maps(read(file).get("groups"))
                .flatMap(group -> maps(group.get("rules")))
                .toList();
    }

    /** Our alerts by name. */
    static Map<String, Map<String, Object>> alerts() throws IOException {
        return alerts(RULES);
    }

    /** The alerts of a file of rules by name. */
    static Map<String, Map<String, Object>> alerts(Path file) throws IOException {
        Map<String, Map<String, Object>> alerts = new TreeMap<>();
        rules(file).stream()
                .filter(rule -> rule.containsKey("alert"))
                .forEach(rule -> alerts.put(text(rule, "alert"), rule));
        return alerts;
    }

    /** The files of promtool's unit tests. */
    static List<Path> unitTests() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve("tests"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    /** The sample of a scrape. */
    static String series() throws IOException {
        return Files.readString(FOLDER.resolve("tests/series.txt"));
    }

    /** The names of the metrics in that sample, each with those of its labels. */
    static Map<String, Set<String>> metrics() throws IOException {
        return metrics(series());
    }

    /** The same of another scrape. */
    static Map<String, Set<String>> metrics(String scrape) {
        Map<String, Set<String>> metrics = new TreeMap<>();
        Matcher samples = SAMPLE.matcher(scrape);
        while (samples.find()) {
            metrics.computeIfAbsent(samples.group(1), name -> new TreeSet<>()).addAll(labels(samples.group(2)));
        }
        return metrics;
    }

    private static Set<String> labels(String braces) {
        return LABEL.matcher(braces)
                .results()
                .map(MatchResult::group)
                .map(label -> label.substring(0, label.indexOf('=')))
                .collect(toCollection(TreeSet::new));
    }
}
