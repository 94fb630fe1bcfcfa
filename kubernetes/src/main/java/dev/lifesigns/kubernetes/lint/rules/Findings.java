/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kubernetes.lint.rules;

import dev.lifesigns.kubernetes.Position;
import dev.lifesigns.kubernetes.lint.Finding;
import dev.lifesigns.kubernetes.lint.Fix;
import dev.lifesigns.kubernetes.lint.RuleText;
import java.util.ArrayList;
import java.util.List;

/** Collects the findings of one rule in one container. Not thread-safe. */
public final class Findings {
    private final RuleText rule;
    private final Target target;
    private final List<Finding> found = new ArrayList<>();

    public Findings(RuleText rule, Target target) {
        this.rule = rule;
        this.target = target;
    }

    /** Adds one. */
    void add(Position position, String problem, String consequence, Fix... fixes) {
        add(position, problem, consequence, List.of(fixes));
    }

    /** Adds one. */
    void add(Position position, String problem, String consequence, List<Fix> fixes) {
        found.add(new Finding(rule.id(), rule.severity(), position, target.subject(), problem, consequence, fixes));
    }

    /** What was found, in the order in which it was added. */
    public List<Finding> found() {
        return found;
    }
}
