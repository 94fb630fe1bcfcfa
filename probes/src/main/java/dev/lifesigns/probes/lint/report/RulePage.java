/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.report;

import dev.lifesigns.probes.lint.RuleText;
import java.util.List;
import java.util.stream.Collectors;

/** The pages in {@code docs/rules}: one for each rule, and the table of all. */
public final class RulePage {
    private static final int COLUMNS = 120;

    private RulePage() {}

    /** The page of one rule. */
    public static String of(RuleText rule) {
        return "# " + rule.id() + "\n\n" + body(rule)
                + section("How to suppress it", yaml(suppression(rule)))
                + "\n[All rules](README.md) · [How to use the linter](../lint.md)\n";
    }

    /** The table of all rules, in the order given. */
    public static String index(List<RuleText> rules) {
        return "# Rules\n\nWhat `lifesigns probes lint` looks for. "
                + "Each page says why, and what to write instead.\n"
                + "[How to use the linter](../lint.md)\n\n| rule | severity | requirement |\n| --- | --- | --- |\n"
                + rules.stream().map(RulePage::row).collect(Collectors.joining());
    }

    /** The page without its title and links. */
    static String body(RuleText rule) {
        return "**" + Sentence.closed(rule.title()) + "** Severity: "
                + rule.severity().wireName() + ".\n"
                + section("Why", prose(rule.why()))
                + section("Instead of", yaml(rule.bad()))
                + section("Write", yaml(rule.good()))
                + section("Exceptions", prose(rule.exceptions()))
                + section("Sources", rule.sources().stream().map(RulePage::item).collect(Collectors.joining()));
    }

    private static String suppression(RuleText rule) {
        return "metadata:\n  annotations:\n    lint.lifesigns.dev/ignore." + rule.id() + ": \"the reason\"";
    }

    private static String row(RuleText rule) {
        return "| [" + rule.id() + "](" + rule.id() + ".md) | "
                + rule.severity().wireName() + " | " + rule.title().replace("|", "\\|") + " |\n";
    }

    private static String section(String title, String content) {
        return content.isBlank() ? "" : "\n## " + title + "\n\n" + content;
    }

    private static String prose(String text) {
        return text.isBlank() ? "" : Sentence.wrapped(Sentence.closed(text.strip()), COLUMNS, "");
    }

    private static String yaml(String fragment) {
        return fragment.isBlank() ? "" : "```yaml\n" + fragment.stripTrailing() + "\n```\n";
    }

    private static String item(String source) {
        return "- " + (source.startsWith("https://") ? "<" + source + ">" : source) + "\n";
    }
}
