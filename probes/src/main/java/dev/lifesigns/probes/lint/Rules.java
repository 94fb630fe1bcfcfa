/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint;

import dev.lifesigns.probes.lint.rules.Rule;
import dev.lifesigns.probes.lint.rules.RuleList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The documentation of every rule. Each text is read from its resource on first use. Thread-safe. */
public final class Rules {
    private static final Map<String, RuleText> READ = new ConcurrentHashMap<>();

    private Rules() {}

    /** The text of each rule, in the order of the documentation. */
    public static List<RuleText> texts() {
        return RuleList.all().stream().map(Rules::text).toList();
    }

    static RuleText text(Rule rule) {
        return READ.computeIfAbsent(rule.id(), RuleTextReader::read);
    }
}
