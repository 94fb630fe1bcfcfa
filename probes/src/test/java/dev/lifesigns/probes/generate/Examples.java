/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.probes.ProbedService.Check;
import dev.lifesigns.probes.generate.ProbedWorkload.Health;
import dev.lifesigns.probes.generate.ProbedWorkload.Sidecar;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Requirements and workloads of the tests. */
final class Examples {
    private Examples() {}

    static Requirements wanting(Placement placement, String detectWithin, Check... checks) {
        Requirements defaults = Requirements.defaults(placement);
        List<Input<Check>> placed = List.of(checks).stream()
                .map(check -> new Input<>(check, "lifesigns.yaml:6"))
                .toList();
        Duration slowest = List.of(checks).stream()
                .map(Check::timeout)
                .max(Duration::compareTo)
                .orElse(Duration.ofMillis(800));
        return new Requirements(
                new Input<>(Duration.ofSeconds(45), "--startup-time"),
                new Input<>(slowest, "--slowest-check"),
                new Input<>(Duration.parse("PT" + detectWithin.toUpperCase(Locale.ROOT)), "--detect-within"),
                defaults.restartAfter(),
                defaults.propagation(),
                null,
                defaults.stopTime(),
                defaults.replicas(),
                placement,
                checks.length == 0 ? null : placed);
    }

    static Check database(String period, String timeout, int failureThreshold) {
        return new Check(
                "database",
                "jdbc",
                Duration.parse("PT" + period),
                Duration.parse("PT" + timeout),
                failureThreshold,
                Set.of("readiness"),
                true,
                true);
    }

    static Plan plan(Requirements wanted) {
        PlanResult outcome = Derivation.of(wanted);
        assertThat(outcome).isInstanceOf(Plan.class);
        return (Plan) outcome;
    }

    static PlanResult.Refused refusal(Requirements wanted) {
        PlanResult outcome = Derivation.of(wanted);
        assertThat(outcome).isInstanceOf(PlanResult.Refused.class);
        return (PlanResult.Refused) outcome;
    }

    static ProbedWorkload ownContainer(String name, int port) {
        Input<Integer> given = new Input<>(port, "--port");
        return new ProbedWorkload(name, name, null, given, null, new Health(given, "/health"), null);
    }

    static ProbedWorkload in(ServiceMesh mesh, ProbedWorkload outside) {
        return new ProbedWorkload(
                outside.kind(),
                outside.name(),
                outside.container(),
                outside.image(),
                outside.port(),
                outside.livePath(),
                outside.health(),
                outside.sidecar(),
                mesh);
    }

    static ProbedWorkload besideSidecar(String name, Sidecar sidecar) {
        return new ProbedWorkload(
                name,
                name,
                "registry.example/orders:1.4.2",
                new Input<>(8080, "--port"),
                "/alive",
                new Health(Input.byDefault(8086), "/health"),
                sidecar);
    }
}
