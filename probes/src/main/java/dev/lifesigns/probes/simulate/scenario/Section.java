/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.scenario;

import dev.lifesigns.text.DurationText;
import dev.lifesigns.text.Suggestions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A map of the file while it is read. Each question for a key makes that key known; {@link #end} then tells all others. A
 * question that finds something wrong makes a finding and answers with a value that does no harm.
 */
final class Section {
    static final Duration LONGEST = Duration.ofDays(1);
    private static final String NONE = "none";
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");

    private final Findings findings;
    private final Node node;
    private final String path;
    private final Set<String> known = new LinkedHashSet<>();
    private boolean refused;

    Section(Findings findings, Node node, String path) {
        this.findings = findings;
        this.node = node;
        this.path = path;
        if (!(node instanceof MappingNode)) {
            findings.add(node, name() + ": " + kindOf(node) + " (expected: a map)");
        }
    }

    /** Whether the file says anything about it. */
    boolean has(String key) {
        known.add(key);
        return find(key) != null;
    }

    /** Whether the file says that there shall be none. */
    boolean isNone(String key) {
        known.add(key);
        return find(key) instanceof ScalarNode scalar && scalar.getValue().equals(NONE);
    }

    @Nullable
    Section section(String key) {
        Node value = required(key, "a map");
        return value == null ? null : new Section(findings, value, child(key));
    }

    /** The entries of a map of maps, by name. */
    Map<String, Section> named(String key) {
        Map<String, Section> sections = new LinkedHashMap<>();
        if (required(key, "a map") instanceof MappingNode map) {
            for (NodeTuple tuple : map.getValue()) {
                String name = Trees.nameOf(tuple);
                sections.put(name, new Section(findings, tuple.getValueNode(), child(key) + "." + name));
            }
        }
        return sections;
    }

    List<Section> items(String key) {
        List<Section> sections = new ArrayList<>();
        List<Node> items = list(key);
        for (int i = 0; i < items.size(); i++) {
            sections.add(new Section(findings, items.get(i), child(key) + "." + i));
        }
        return sections;
    }

    /** Names that must be known. */
    List<String> names(String key, Collection<String> candidates) {
        List<String> names = new ArrayList<>();
        for (Node item : list(key)) {
            String name = textOf(item);
            if (candidates.contains(name)) {
                names.add(name);
            } else {
                findings.add(item, child(key) + ": '" + name + "'" + expected(name, candidates));
            }
        }
        return names;
    }

    String name(String key, Collection<String> candidates) {
        String name = text(key);
        Node value = find(key);
        if (value != null && !candidates.contains(name)) {
            findings.add(value, child(key) + ": '" + name + "'" + expected(name, candidates));
        }
        return name;
    }

    String text(String key) {
        return scalar(key, "text", text -> text, "");
    }

    int whole(String key, int least, int most) {
        String form = "a whole number from " + least + " to " + most;
        return scalar(
                key,
                form,
                text -> WHOLE.matcher(text).matches() ? within(Integer.valueOf(text), least, most) : null,
                least);
    }

    double number(String key, double least, double most) {
        String form = "a number from " + Words.number(least) + " to " + Words.number(most);
        return scalar(
                key,
                form,
                text -> NUMBER.matcher(text).matches() ? within(Double.valueOf(text), least, most) : null,
                least);
    }

    /** A number of percent, with or without its sign. */
    int percent(String key) {
        return scalar(
                key,
                "a percentage from 0% to 100%",
                text -> WHOLE.matcher(text.replace("%", "")).matches()
                        ? within(Integer.valueOf(text.replace("%", "")), 0, 100)
                        : null,
                0);
    }

    boolean flag(String key) {
        Function<String, @Nullable Boolean> parser = text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        };
        return scalar(key, "true or false", parser, false);
    }

    Duration duration(String key) {
        return scalar(key, DurationText.FORM, Section::parsed, Duration.ofSeconds(1));
    }

    /** A duration that is not zero. */
    Duration positive(String key) {
        return scalar(
                key,
                DurationText.FORM + ", above 0",
                text -> {
                    Duration duration = parsed(text);
                    return duration == null || duration.isZero() ? null : duration;
                },
                Duration.ofSeconds(1));
    }

    <E extends Enum<E>> E choice(String key, Class<E> type) {
        E[] all = type.getEnumConstants();
        List<String> words = Stream.of(all).map(Words::of).toList();
        int index = words.indexOf(name(key, words));
        return all[Math.max(0, index)];
    }

    /** A duration, or a map with {@code from} and {@code to}, or with {@code p50} and {@code p99}. */
    Distribution distribution(String key) {
        if (!(find(key) instanceof MappingNode map)) {
            return Distribution.of(duration(key));
        }
        known.add(key);
        Section section = new Section(findings, map, child(key));
        try {
            Distribution distribution = section.has("from") || section.has("to")
                    ? new Distribution.Uniform(section.duration("from"), section.duration("to"))
                    : new Distribution.LogNormal(section.positive("p50"), section.positive("p99"));
            section.end();
            return distribution;
        } catch (IllegalArgumentException e) {
            findings.add(map, child(key) + "." + e.getMessage());
            return Distribution.of(Duration.ZERO);
        }
    }

    /** Whether a single value was refused, so that what was made of it says nothing. */
    boolean hasRefused() {
        return refused;
    }

    /** Tells every key for which nobody has asked. */
    void end() {
        if (!(node instanceof MappingNode map)) {
            return;
        }
        for (NodeTuple tuple : map.getValue()) {
            String name = Trees.nameOf(tuple);
            if (!known.contains(name)) {
                String in = path.isEmpty() ? "" : " in '" + path + "'";
                findings.add(
                        tuple.getKeyNode(), "unknown key '" + name + "'" + in + Suggestions.sentenceOrAll(name, known));
            }
        }
    }

    /** Something is wrong with the value of a key. */
    void refuse(String key, String problem) {
        Node value = find(key);
        findings.add(value == null ? node : value, child(key) + ": " + problem);
    }

    private <T> T scalar(String key, String form, Function<String, @Nullable T> parser, T otherwise) {
        Node value = required(key, form);
        if (value == null) {
            return otherwise;
        }
        T parsed = value instanceof ScalarNode ? parser.apply(textOf(value)) : null;
        if (parsed == null) {
            String shown = value instanceof ScalarNode ? "'" + textOf(value) + "'" : kindOf(value);
            findings.add(value, child(key) + ": " + shown + " (expected: " + form + ")");
            refused = true;
            return otherwise;
        }
        return parsed;
    }

    private List<Node> list(String key) {
        Node value = required(key, "a list");
        if (value instanceof SequenceNode list) {
            return list.getValue();
        }
        if (value != null) {
            findings.add(value, child(key) + ": " + kindOf(value) + " (expected: a list)");
        }
        return List.of();
    }

    /** The duration, or {@code null} if the text is not one, or longer than a scenario can be. */
    private static @Nullable Duration parsed(String text) {
        Duration duration = DurationText.parse(text);
        return duration == null || duration.compareTo(LONGEST) > 0 ? null : duration;
    }

    private @Nullable Node required(String key, String form) {
        known.add(key);
        Node value = find(key);
        if (value == null && node instanceof MappingNode) {
            findings.add(node, "missing key '" + key + "' in " + name() + " (expected: " + form + ")");
        }
        return value;
    }

    private @Nullable Node find(String key) {
        return node instanceof MappingNode map ? Trees.find(map, key) : null;
    }

    private String child(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private String name() {
        return path.isEmpty() ? "the scenario" : "'" + path + "'";
    }

    private static String expected(String wrong, Collection<String> candidates) {
        return candidates.isEmpty()
                ? " (expected: none, because there is none)"
                : Suggestions.sentenceOrAll(wrong, candidates);
    }

    private static <N extends Number & Comparable<N>> @Nullable N within(N value, N least, N most) {
        return value.compareTo(least) < 0 || value.compareTo(most) > 0 ? null : value;
    }

    private static String textOf(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private static String kindOf(Node node) {
        return node instanceof MappingNode ? "a map" : node instanceof SequenceNode ? "a list" : "a single value";
    }
}
