/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kubernetes.lint;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.kubernetes.Position;
import java.util.List;

/**
 * One thing that is wrong with a manifest.
 *
 * @param rule the id of the rule that says so: {@code timeout-not-below-period}
 * @param severity how bad it is
 * @param position where it stands
 * @param subject whose it is, as a person says it: {@code Deployment orders, container app}
 * @param problem one sentence with the numbers involved: {@code livenessProbe.timeoutSeconds is 10 and periodSeconds is 10}
 * @param consequence one sentence: what happens because of it, and when
 * @param fixes what to write instead; all of them together fix it; none if there is no telling
 */
public record Finding(
        String rule,
        Severity severity,
        Position position,
        String subject,
        String problem,
        String consequence,
        List<Fix> fixes) {
    public Finding {
        requireNonNull(rule, "rule");
        requireNonNull(severity, "severity");
        requireNonNull(position, "position");
        requireNonNull(subject, "subject");
        requireNonNull(problem, "problem");
        requireNonNull(consequence, "consequence");
        fixes = List.copyOf(fixes);
    }
}
