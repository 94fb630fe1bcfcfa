/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kubernetes.lint;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.kubernetes.lint.rules.Rule;
import dev.lifesigns.kubernetes.lint.rules.RuleList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The documentation of every rule, read from resources on first use. Thread-safe. */
public final class Rules {
    private static final Map<String, RuleText> TEXTS = read();

    private Rules() {}

    private static Map<String, RuleText> read() {
        Map<String, RuleText> texts = new LinkedHashMap<>();
        for (Rule rule : RuleList.all()) {
            texts.put(rule.id(), RuleTextReader.read(rule.id()));
        }
        return texts;
    }

    /** The text of each rule, in the order of the documentation. */
    public static List<RuleText> texts() {
        return List.copyOf(TEXTS.values());
    }

    /** The text of a rule of {@link RuleList}. */
    static RuleText text(Rule rule) {
        return requireNonNull(TEXTS.get(rule.id()), rule.id());
    }
}
