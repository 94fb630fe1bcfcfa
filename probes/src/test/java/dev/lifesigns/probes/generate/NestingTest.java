/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.generate;

import static dev.lifesigns.probes.generate.Written.at;
import static dev.lifesigns.probes.generate.Written.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.probes.ProbedService.Check;
import dev.lifesigns.probes.generate.PlanResult.Refused;
import dev.lifesigns.probes.generate.ProbedWorkload.Sidecar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is asked for: what is written nests, or it is refused with what would be taken. */
class NestingTest {
    private static final int RUNS = 2_000;
    private static final long SEED = 2026;
    private static final Duration NETWORK_AND_SCHEDULING = Duration.ofMillis(500);
    private static final List<String> PROBES = List.of("startupProbe", "livenessProbe", "readinessProbe");
    private static final Map<String, String> PATHS = Map.of(
            "startupProbe", "/health/startup", "livenessProbe", "/health/live", "readinessProbe", "/health/ready");
    private static final Map<OutputFormat, List<Taken>> TAKEN = new EnumMap<>(OutputFormat.class);

    @ParameterizedTest
    @EnumSource(OutputFormat.class)
    void checkTimeoutIsBelowProbeTimeoutIsBelowPeriod(OutputFormat form) {
        forAll(
                form,
                (wanted, written) -> probes(written).forEach(probe -> {
                    assertThat(seconds(probe, "timeoutSeconds"))
                            .isGreaterThanOrEqualTo(
                                    wanted.slowestCheck().value().plus(NETWORK_AND_SCHEDULING))
                            .isGreaterThanOrEqualTo(Duration.ofSeconds(2))
                            .isLessThan(seconds(probe, "periodSeconds"));
                }));
    }

    @ParameterizedTest
    @EnumSource(OutputFormat.class)
    void numbersAreThoseThatKubernetesTakes(OutputFormat form) {
        forAll(
                form,
                (wanted, written) -> probes(written).forEach(probe -> {
                    assertThat(number(probe, "failureThreshold")).isPositive();
                    assertThat(probe.containsKey("initialDelaySeconds")).isFalse();
                    assertThat(probe.containsKey("successThreshold")).isFalse();
                    assertThat(probe.keySet().stream().filter(List.of("httpGet", "tcpSocket")::contains))
                            .hasSize(1);
                }));
    }

    @ParameterizedTest
    @EnumSource(OutputFormat.class)
    void livenessActsAfterReadinessAndAfterAPause(OutputFormat form) {
        forAll(form, (wanted, written) -> {
            for (Map<?, ?> container : written.containers()) {
                Duration restart = budget(at(container, "livenessProbe"));
                assertThat(restart).isGreaterThan(budget(at(container, "readinessProbe")));
                assertThat(restart).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
                assertThat(soonest(at(container, "livenessProbe")))
                        .isGreaterThanOrEqualTo(wanted.restartAfter().value());
            }
        });
    }

    @ParameterizedTest
    @EnumSource(OutputFormat.class)
    void startupHasItsTimeAndAHalfMore(OutputFormat form) {
        forAll(form, (wanted, written) -> {
            Duration slow = wanted.startupTime().value();
            for (Map<?, ?> container : written.containers()) {
                assertThat(budget(at(container, "startupProbe")))
                        .isGreaterThanOrEqualTo(slow.plus(slow.dividedBy(2)).plus(round(wanted)))
                        .isGreaterThanOrEqualTo(Duration.ofMinutes(1));
            }
        });
    }

    @ParameterizedTest
    @EnumSource(OutputFormat.class)
    void failureIsSeenInTheWantedTime(OutputFormat form) {
        forAll(form, (wanted, written) -> {
            if (wanted.detectWithin() == null) {
                return;
            }
            for (Map<?, ?> container : written.containers()) {
                Map<?, ?> readiness = at(container, "readinessProbe");
                Duration probe = budget(readiness).plus(seconds(readiness, "timeoutSeconds"));
                assertThat(checks(wanted).plus(probe))
                        .isLessThanOrEqualTo(wanted.detectWithin().value());
            }
        });
    }

    @ParameterizedTest
    @EnumSource(OutputFormat.class)
    void podIsKilledOnlyAfterDrainAndStop(OutputFormat form) {
        forAll(form, (wanted, written) -> {
            Map<?, ?> first = written.containers().get(0);
            Duration preStop = first.containsKey("lifecycle")
                    ? seconds(at(first, "lifecycle", "preStop", "sleep"), "seconds")
                    : Duration.ZERO;
            Duration drain = drain(wanted);
            assertThat(preStop.plus(form == OutputFormat.DEPLOYMENT ? Duration.ZERO : drain))
                    .isGreaterThanOrEqualTo(wanted.propagation().value());
            assertThat(seconds(written.pod(), "terminationGracePeriodSeconds"))
                    .isGreaterThan(preStop.plus(drain).plus(wanted.stopTime().value()));
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = OutputFormat.class,
            names = {"PATCH", "DEPLOYMENT"})
    void rolloutWaitsForASlowStartAndTheNumberOfPodsIsTheGivenOne(OutputFormat form) {
        forAll(form, (wanted, written) -> {
            Map<?, ?> spec = at(written.document("Deployment"), "spec");
            assertThat(number(spec, "replicas")).isEqualTo(wanted.replicas().value());
            assertThat(seconds(spec, "progressDeadlineSeconds"))
                    .isGreaterThan(budget(at(written.containers().get(0), "startupProbe")));
        });
    }

    @ParameterizedTest
    @EnumSource(OutputFormat.class)
    void everyNamedPortIsOneOfItsContainerAndEveryPathIsThatOfItsProbe(OutputFormat form) {
        forAll(
                form,
                (wanted, written) -> written.containers().forEach(container -> {
                    for (String probe : PROBES) {
                        Map<?, ?> handler = handler(at(container, probe));
                        if (handler.get("port") instanceof String name) {
                            assertThat((List<?>) container.get("ports"))
                                    .anyMatch(port -> name.equals(((Map<?, ?>) port).get("name")));
                        }
                        if (handler.get("path") instanceof String path && path.startsWith("/health")) {
                            assertThat(path).isEqualTo(PATHS.get(probe));
                        }
                    }
                }));
    }

    @Test
    void theNearestValueOfARefusalIsAccepted() {
        RandomRequirements random = new RandomRequirements(SEED);
        int refused = 0;
        for (int run = 0; run < RUNS; run++) {
            Requirements wanted = random.next();
            if (Derivation.of(wanted) instanceof Refused refusal && refusal.nearestDetection() != null) {
                refused++;
                assertThat(Derivation.of(within(wanted, refusal.nearestDetection())))
                        .isInstanceOf(Plan.class);
                assertThat(Derivation.of(
                                within(wanted, refusal.nearestDetection().minusSeconds(1))))
                        .isInstanceOf(Refused.class);
            }
        }
        assertThat(refused).isGreaterThan(RUNS / 20);
    }

    @Test
    void defaultDetectionIsNeverRefused() {
        RandomRequirements random = new RandomRequirements(SEED);
        for (int run = 0; run < RUNS; run++) {
            Requirements wanted = within(random.next(), null);
            if (Derivation.of(wanted) instanceof Refused refusal) {
                assertThat(refusal.nearestDetection()).isNull();
            }
        }
    }

    /** A requirement that is taken, and what is written for it. */
    private record Taken(Requirements wanted, Written written) {}

    private static void forAll(OutputFormat form, BiConsumer<Requirements, Written> promise) {
        TAKEN.computeIfAbsent(form, NestingTest::taken)
                .forEach(taken -> promise.accept(taken.wanted(), taken.written()));
    }

    private static List<Taken> taken(OutputFormat form) {
        RandomRequirements random = new RandomRequirements(SEED);
        List<Taken> all = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            Requirements wanted = placed(random.next(), form);
            if (Derivation.of(wanted) instanceof Plan plan) {
                all.add(new Taken(wanted, new Written(Manifests.write(form, plan, workload(form)))));
            }
        }
        assertThat(all).hasSizeGreaterThan(RUNS / 4);
        return all;
    }

    private static ProbedWorkload workload(OutputFormat form) {
        return form == OutputFormat.DEPLOYMENT
                ? Examples.besideSidecar("orders", new Sidecar("lifesigns", null, List.of("DB_PASSWORD"), List.of()))
                : Examples.ownContainer("orders", 8080);
    }

    private static Requirements placed(Requirements wanted, OutputFormat form) {
        return with(
                wanted,
                wanted.detectWithin(),
                form == OutputFormat.DEPLOYMENT ? Placement.SIDECAR : Placement.OWN_CONTAINER);
    }

    private static Requirements within(Requirements wanted, @Nullable Duration time) {
        return with(wanted, time == null ? null : new Input<>(time, "--detect-within"), wanted.placement());
    }

    private static Requirements with(Requirements wanted, @Nullable Input<Duration> within, Placement placement) {
        return new Requirements(
                wanted.startupTime(),
                wanted.slowestCheck(),
                within,
                wanted.restartAfter(),
                wanted.propagation(),
                wanted.drainDelay(),
                wanted.stopTime(),
                wanted.replicas(),
                placement,
                wanted.checks());
    }

    private static Stream<Map<?, ?>> probes(Written written) {
        return written.containers().stream()
                .flatMap(container -> PROBES.stream().map(probe -> at(container, probe)));
    }

    private static Map<?, ?> handler(Map<?, ?> probe) {
        return probe.containsKey("httpGet") ? at(probe, "httpGet") : at(probe, "tcpSocket");
    }

    /** What the checks need before the probe: known where there are some, at least one run of the slowest where not. */
    private static Duration checks(Requirements wanted) {
        if (wanted.checks() == null) {
            return wanted.slowestCheck().value();
        }
        return wanted.checks().stream()
                .map(Input::value)
                .filter(check -> check.critical() && check.probes().contains("readiness"))
                .map(Check::worstDetection)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private static Duration round(Requirements wanted) {
        if (wanted.checks() == null) {
            return Duration.ZERO;
        }
        return wanted.checks().stream()
                .map(Input::value)
                .filter(check -> check.probes().contains("startup"))
                .map(check -> check.period().plus(check.timeout()))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private static Duration drain(Requirements wanted) {
        if (wanted.drainDelay() != null) {
            return wanted.drainDelay().value();
        }
        return wanted.placement() == Placement.SIDECAR ? wanted.propagation().value() : Duration.ZERO;
    }

    private static Duration seconds(Map<?, ?> map, String key) {
        return Duration.ofSeconds(number(map, key));
    }

    private static Duration budget(Map<?, ?> probe) {
        return seconds(probe, "periodSeconds").multipliedBy(number(probe, "failureThreshold"));
    }

    /** The shortest hang that exhausts the threshold: it starts right before a probe, and each waits for its timeout. */
    private static Duration soonest(Map<?, ?> probe) {
        return budget(probe).minus(seconds(probe, "periodSeconds")).plus(seconds(probe, "timeoutSeconds"));
    }
}
