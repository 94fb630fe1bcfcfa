/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.Position;
import dev.lifesigns.probes.lint.Finding;
import dev.lifesigns.probes.lint.Fix;
import dev.lifesigns.probes.lint.RuleText;
import dev.lifesigns.probes.lint.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Collects the findings of one rule in one container. Not thread-safe. */
public final class Findings {
    private final Supplier<RuleText> text;
    private final Target target;
    private final List<Finding> found = new ArrayList<>();

    /** The text is read only if there is something to add. */
    public Findings(Supplier<RuleText> text, Target target) {
        this.text = text;
        this.target = target;
    }

    /** Adds one. */
    void add(Position position, String problem, String consequence, Fix... fixes) {
        add(position, problem, consequence, List.of(fixes));
    }

    /** Adds one. */
    void add(Position position, String problem, String consequence, List<Fix> fixes) {
        addAs(text.get().severity(), position, problem, consequence, fixes);
    }

    /** Adds one that is a warning, whatever the severity of the rule. */
    void warn(Position position, String problem, String consequence, List<Fix> fixes) {
        addAs(Severity.WARNING, position, problem, consequence, fixes);
    }

    /** Adds one that is a note, whatever the severity of the rule. */
    void note(Position position, String problem, String consequence, List<Fix> fixes) {
        addAs(Severity.NOTE, position, problem, consequence, fixes);
    }

    private void addAs(Severity severity, Position position, String problem, String consequence, List<Fix> fixes) {
        found.add(new Finding(text.get().id(), severity, position, target.subject(), problem, consequence, fixes));
    }

    /** Adds one about another object than the workload. */
    void addAbout(String subject, Position position, String problem, String consequence, List<Fix> fixes) {
        RuleText rule = text.get();
        found.add(new Finding(rule.id(), rule.severity(), position, subject, problem, consequence, fixes));
    }

    /** What happens to an object that is not valid. Other API servers and controllers may look at it later, or less closely. */
    String rejection() {
        return target.workload().isBuiltIn()
                ? "The API server rejects the object."
                : "The API server rejects the object or, if it takes it unchecked, its pods.";
    }

    /** What was found, in the order in which it was added. */
    public List<Finding> found() {
        return found;
    }
}
