/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RuleExplanationTest {
    @Test
    void ruleIsExplainedInTheWidthOfATerminal() {
        assertThat(RuleExplanation.of(Examples.TIMEOUT)).isEqualTo("""
                timeout-not-below-period (error)
                A probe's timeout is shorter than its period.

                Why:
                  A probe that hangs takes its whole timeout. If that is the period or more, the next one
                  follows at once, and what hangs is asked without a pause.

                Instead of:
                  livenessProbe:
                    timeoutSeconds: 10
                    periodSeconds: 10

                Write:
                  livenessProbe:
                    timeoutSeconds: 2
                    periodSeconds: 10

                Sources:
                  https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
                """);
    }

    @Test
    void whatARuleDoesNotSayHasNoTitle() {
        assertThat(RuleExplanation.of(Examples.HEADERS)).isEqualTo("""
                no-readiness (warning)
                A container behind a service has a readiness probe.

                Why:
                  Without one it gets traffic before it can answer.

                Exceptions:
                  For a job.
                """);
    }

    @Test
    void listHasOneLineForEach() {
        assertThat(RuleExplanation.list(List.of(Examples.TIMEOUT, Examples.HEADERS)))
                .isEqualTo("""
                timeout-not-below-period  error    A probe's timeout is shorter than its period
                no-readiness              warning  A container behind a service has a readiness probe
                """);
    }
}
