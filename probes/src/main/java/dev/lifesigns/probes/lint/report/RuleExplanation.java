/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.report;

import dev.lifesigns.probes.lint.RuleText;
import java.util.List;
import java.util.stream.Collectors;

/** Explains rules in a terminal. */
public final class RuleExplanation {
    private static final int COLUMNS = 96;

    private RuleExplanation() {}

    /** The full explanation of one rule, in lines of at most 96 columns, apart from YAML and addresses. */
    public static String of(RuleText rule) {
        return rule.id() + " (" + rule.severity().wireName() + ")\n"
                + Sentence.wrapped(Sentence.closed(rule.title()), COLUMNS, "")
                + section("Why", prose(rule.why()))
                + section("Instead of", fragment(rule.bad()))
                + section("Write", fragment(rule.good()))
                + section("Exceptions", prose(rule.exceptions()))
                + section("Sources", fragment(String.join("\n", rule.sources())));
    }

    /** One line for each rule. */
    public static String list(List<RuleText> rules) {
        int width = rules.stream().mapToInt(rule -> rule.id().length()).max().orElse(0);
        return rules.stream()
                .map(rule -> padded(rule.id(), width) + "  "
                        + padded(rule.severity().wireName(), 7) + "  " + rule.title() + "\n")
                .collect(Collectors.joining());
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String section(String title, String content) {
        return content.isBlank() ? "" : "\n" + title + ":\n" + content;
    }

    private static String prose(String text) {
        return text.isBlank() ? "" : Sentence.wrapped(Sentence.closed(text.strip()), COLUMNS, "  ");
    }

    private static String fragment(String lines) {
        return lines.isBlank() ? "" : lines.stripTrailing().indent(2);
    }
}
