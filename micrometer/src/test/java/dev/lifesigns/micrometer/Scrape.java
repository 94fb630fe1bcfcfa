/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.micrometer;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a registry answered when it was scraped.
 *
 * @param types of the families, by name
 * @param samples by series, such as {@code health_check_stuck{check="database"}}
 */
record Scrape(Map<String, String> types, Map<String, Double> samples) {
    private static final Pattern LABELS = Pattern.compile("\\{(.*)}");

    static Scrape of(PrometheusMeterRegistry registry) {
        return of(registry.scrape());
    }

    /** A scrape in the text format, whose values of labels have no comma. */
    static Scrape of(String text) {
        Map<String, String> types = new TreeMap<>();
        Map<String, Double> samples = new LinkedHashMap<>();
        for (String line : text.lines().toList()) {
            String[] words = line.split(" ", -1);
            if (line.startsWith("# TYPE ")) {
                types.put(words[2], words[3]);
            } else if (!line.startsWith("#")) {
                int end = line.lastIndexOf(' ');
                samples.put(sorted(line.substring(0, end)), number(line.substring(end + 1)));
            }
        }
        return new Scrape(types, samples);
    }

    /** The series with its labels in alphabetical order, whichever order they were written in. */
    private static String sorted(String series) {
        return LABELS.matcher(series)
                .replaceAll(labels -> Matcher.quoteReplacement(
                        Stream.of(labels.group(1).split(",", -1)).sorted().collect(Collectors.joining(",", "{", "}"))));
    }

    private static double number(String text) {
        return text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }

    double value(String series) {
        Double value = samples.get(series);
        if (value == null) {
            throw new AssertionError(series + " (expected: one of " + samples.keySet() + ")");
        }
        return value;
    }

    /** The names of all samples. */
    Set<String> names() {
        return samples.keySet().stream()
                .map(series -> series.replaceFirst("\\{.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The sum of all samples of a name that have that label. */
    double sum(String name, String label) {
        return samples.entrySet().stream()
                .filter(sample -> sample.getKey().startsWith(name + "{")
                        && sample.getKey().contains(label))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    boolean has(String label) {
        return samples.keySet().stream().anyMatch(series -> series.contains(label));
    }
}
