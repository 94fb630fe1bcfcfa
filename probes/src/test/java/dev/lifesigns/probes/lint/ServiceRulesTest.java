/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.probes.ProbedService;
import dev.lifesigns.probes.ProbedService.Check;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What more the linter says when it knows the checks. */
class ServiceRulesTest {
    private static final String PROBES = """
            ports: [{name: health, containerPort: 8080}]
            livenessProbe:
              httpGet: {path: %s, port: health}
            readinessProbe:
              httpGet: {path: /health/ready, port: health}
              timeoutSeconds: 3
            """;

    @Test
    void aDependencyInLivenessIsNamed() {
        Finding finding = lint(PROBES.formatted("/health/live"), database(Set.of("liveness", "readiness"), true))
                .of("liveness-reads-dependencies")
                .get(0);

        assertThat(finding.problem())
                .isEqualTo("livenessProbe uses /health/live, which includes the dependency check 'database'");
        assertThat(finding.fixes()).isEmpty();
    }

    @Test
    void theProbeOfReadinessIsNoneForLiveness() {
        LintedManifest linted = lint(PROBES.formatted("/health"), database(Set.of("readiness"), true));

        assertThat(linted.of("liveness-reads-dependencies").get(0).fixes())
                .extracting(Fix::value)
                .containsExactly("/health/live");
    }

    @Test
    void aCheckThatIsNotCriticalOnlyDegrades() {
        assertThat(lint(PROBES.formatted("/health"), database(Set.of("readiness"), false))
                        .of("liveness-reads-dependencies"))
                .isEmpty();
    }

    @Test
    void theDrainOfTheServiceNeedsItsPartOfTheGracePeriod() {
        ProbedService drains = new ProbedService("app", 8080, "/health", Duration.ofSeconds(25), List.of());
        LintedManifest linted = LintedManifest.container(
                PROBES.formatted("/health/live") + "lifecycle: {preStop: {sleep: {seconds: 5}}}\n",
                new LintOptions(drains, null, null));

        Finding finding = linted.of("grace-within-drain").get(0);
        assertThat(finding.problem())
                .isEqualTo("terminationGracePeriodSeconds is 30 by default, but preStop and draining take 30 s of it");
        assertThat(finding.fixes()).containsExactly(new Fix("spec.template.spec.terminationGracePeriodSeconds", "45"));
    }

    @Test
    void whatTheCheckNeedsToNoticeCountsTowardsTheObjective() {
        LintOptions options = new LintOptions(
                service(database(Set.of("readiness"), true)), Duration.ofSeconds(40), Duration.ofSeconds(20));
        LintedManifest linted = LintedManifest.container(PROBES.formatted("/health/live"), options);

        assertThat(linted.of("detection-beyond-objective").get(0).problem())
                .isEqualTo("readinessProbe detects a failure after up to 45 s, 12 s of it in the check 'database'");
        assertThat(linted.fixed("detection-beyond-objective", options).of("detection-beyond-objective"))
                .isEmpty();
        assertThat(linted.of("recovery-beyond-objective").get(0).problem())
                .isEqualTo("readinessProbe detects a recovery after up to 25 s, 12 s of it in the check 'database'");
    }

    @Test
    void anObjectiveThatCannotBeKeptHasNoFix() {
        LintOptions options = new LintOptions(null, Duration.ofSeconds(3), Duration.ofMillis(500));
        LintedManifest linted = LintedManifest.container(PROBES.formatted("/health/live"), options);

        assertThat(linted.of("detection-beyond-objective").get(0).fixes()).isEmpty();
        assertThat(linted.of("recovery-beyond-objective").get(0).fixes()).isEmpty();
    }

    @Test
    void everyPathOfTheEndpointIsServed() {
        for (String path : List.of(
                "/health", "/health/", "/health/checks/database", "/health/probes/bulk", "/livez", "/metrics")) {
            assertThat(lint(PROBES.formatted(path), database(Set.of("readiness"), true))
                            .of("probe-not-served"))
                    .isEmpty();
        }
        assertThat(lint(PROBES.formatted("/health/alive"), database(Set.of("readiness"), true))
                        .of("probe-not-served"))
                .hasSize(1);
    }

    @Test
    void aSingleCheckThatIsADependencyIsNoLiveness() {
        assertThat(lint(PROBES.formatted("/health/checks/database"), database(Set.of("readiness"), true))
                        .of("liveness-reads-dependencies"))
                .hasSize(1);
    }

    @Test
    void anotherContainerIsNotTheService() {
        LintOptions options = new LintOptions(service(database(Set.of("readiness"), true)), null, null);
        String other =
                "ports: [{containerPort: 9000}]\nreadinessProbe: {httpGet: {path: /x, port: 9000}, timeoutSeconds: 2}";

        assertThat(LintedManifest.container(other, options).rules())
                .doesNotContain("probe-not-served", "check-outlasts-probe");
    }

    private static LintedManifest lint(String container, Check check) {
        return LintedManifest.container(container, new LintOptions(service(check), null, null));
    }

    private static ProbedService service(Check check) {
        return new ProbedService("lifesigns", 8080, "/health", Duration.ofSeconds(5), List.of(check));
    }

    private static Check database(Set<String> probes, boolean critical) {
        return new Check("database", "jdbc", Duration.ofSeconds(10), Duration.ofSeconds(2), 1, probes, critical, true);
    }
}
