/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.probes.Position;
import dev.lifesigns.probes.lint.Finding;
import dev.lifesigns.probes.lint.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class GithubReportTest {
    @Test
    void everyThingIsAnAnnotationOfItsLevelAndTheSummaryALine() {
        assertThat(github(Examples.SOMETHING)).isEqualTo("""
                ::warning file=k8s/orders.yaml,title=no-readiness::Deployment orders, container app: it has no readinessProbe. \
                It gets traffic as soon as its process runs.
                ::error file=k8s/orders.yaml,line=3,col=3,title=timeout-not-below-period::Deployment orders, container app: \
                livenessProbe.timeoutSeconds is 10 and periodSeconds is 10. While it hangs, the kubelet asks it without a pause, \
                and each of its threads that still works gets one more request to wait for.\
                %0AWrite spec.template.spec.containers[0].livenessProbe.timeoutSeconds: 2\
                %0ARemove spec.template.spec.containers[0].livenessProbe.successThreshold\
                %0AWrite spec.minReadySeconds: {a: 1}
                ::error file=k8s/torn.yaml,line=3,col=1,title=unreadable manifest::a tab (expected: spaces)
                ::notice file=k8s/orders.yaml,line=9,col=5,title=note::CronJob cleanup: skipped
                1 error, 1 warning in 12 workloads of 1 file; 1 place could not be read; 2 suppressed
                """);
    }

    @Test
    void nothingInANameOrAMessageIsACommand() {
        Finding hostile = new Finding(
                "a-rule",
                Severity.NOTE,
                new Position("a,line=9::b%0A.yaml", 1, 1),
                "Deployment orders",
                "100%\r\n::error::pwned",
                "",
                List.of());
        assertThat(github(Examples.linted(hostile)))
                .isEqualTo("::notice file=a%2Cline=9%3A%3Ab%250A.yaml,line=1,col=1,title=a-rule::"
                        + "Deployment orders: 100%25\\r\\n::error::pwned. \n1 note in 1 workload of 1 file\n");
    }

    private static String github(LintRunInput linted) {
        return ReportFormat.GITHUB.render(linted, false);
    }
}
