/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import dev.lifesigns.probes.lint.RuleText;
import dev.lifesigns.probes.lint.Rules;
import dev.lifesigns.probes.lint.report.RuleExplanation;
import dev.lifesigns.text.Suggestions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that describe the rules, and read no file. */
final class RuleOptions {
    @Option(names = "--explain", paramLabel = "RULE", description = "Explain a rule; read no files.")
    private @Nullable String explained;

    @Option(names = "--list-rules", description = "List all rules; read no files.")
    private boolean list;

    /** The text to print, if one of these options is set. */
    Optional<String> answer(CommandLine commandLine) {
        if (list) {
            return Optional.of(RuleExplanation.list(Rules.texts()));
        }
        return Optional.ofNullable(explained).map(id -> explanation(id, commandLine));
    }

    private static String explanation(String id, CommandLine commandLine) {
        return Rules.texts().stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .map(RuleExplanation::of)
                .orElseThrow(() -> new ParameterException(
                        commandLine,
                        "--explain: '" + id + "' (expected: a rule that --list-rules shows)" + suggestion(id)));
    }

    /** Every rule whose name contains the word, or the most similar one. */
    private static String suggestion(String word) {
        List<String> ids = Rules.texts().stream().map(RuleText::id).toList();
        List<String> within = ids.stream()
                .filter(id -> !word.isBlank() && id.contains(word.toLowerCase(Locale.ROOT)))
                .toList();
        return within.isEmpty()
                ? Suggestions.sentence(word, ids)
                : "; did you mean '" + String.join("' or '", within) + "'?";
    }
}
