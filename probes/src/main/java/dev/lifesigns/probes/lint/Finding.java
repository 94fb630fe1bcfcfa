/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.probes.Position;
import java.util.List;

/**
 * One problem with a manifest. Immutable.
 *
 * @param rule the id of the rule: {@code timeout-not-below-period}
 * @param severity how bad it is
 * @param position in the file
 * @param subject the workload and container: {@code Deployment orders, container app}
 * @param problem one sentence with the numbers involved: {@code livenessProbe.timeoutSeconds is 10 and periodSeconds is 10}
 * @param consequence what happens because of it, and when; then what must be true for the fixes, if that is not certain
 * @param fixes to apply together; empty if no fix is known
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
