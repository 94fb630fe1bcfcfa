/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.generate;

import dev.lifesigns.probes.ProbedService.Check;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Requirements of every kind, sensible and not, the same for the same seed. */
final class RandomRequirements {
    private static final List<Set<String>> PROBES = List.of(
            Set.of("readiness"), Set.of("readiness", "startup"), Set.of("startup"), Set.of("liveness"), Set.of("own"));

    private static final List<Placement> PLACEMENTS =
            List.of(Placement.OWN_CONTAINER, Placement.SIDECAR, Placement.NATIVE_SIDECAR);

    private final Random random;

    RandomRequirements(long seed) {
        this.random = new Random(seed);
    }

    Requirements next() {
        List<Input<Check>> checks = random.nextInt(3) == 0 ? null : checks();
        Input<Duration> slowest = checks == null || random.nextInt(20) == 0
                ? given("--slowest-check", 1, 70_000)
                : new Input<>(slowest(checks), "lifesigns.yaml:6");
        return new Requirements(
                given("--startup-time", 1, 4_000_000),
                slowest,
                random.nextInt(3) == 0 ? null : given("--detect-within", 1_000, 200_000),
                given("--restart-after", 29_000, 400_000),
                given("--propagation", 900, 120_000),
                random.nextBoolean() ? null : given("lifesigns.yaml:2", 0, 200_000),
                given("--stop-time", 0, 600_000),
                new Input<>(1 + random.nextInt(20), "--replicas"),
                PLACEMENTS.get(random.nextInt(PLACEMENTS.size())),
                checks);
    }

    private List<Input<Check>> checks() {
        List<Input<Check>> checks = new ArrayList<>();
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            Duration timeout = millis(1, 5_000);
            Check check = new Check(
                    "check-" + i,
                    "jdbc",
                    timeout.plus(millis(1, 30_000)),
                    timeout,
                    1 + random.nextInt(3),
                    PROBES.get(random.nextInt(PROBES.size())),
                    random.nextInt(3) > 0,
                    random.nextInt(20) == 0);
            checks.add(new Input<>(check, "lifesigns.yaml:" + (6 + i)));
        }
        return checks;
    }

    private static Duration slowest(@Nullable List<Input<Check>> checks) {
        return checks.stream()
                .map(given -> given.value().timeout())
                .max(Duration::compareTo)
                .orElse(Requirements.DEFAULT_SLOWEST_CHECK);
    }

    private Input<Duration> given(String source, int least, int most) {
        return new Input<>(millis(least, most), source);
    }

    /** Small ones as often as large ones, and whole seconds as often as others. */
    private Duration millis(int least, int most) {
        double share = random.nextDouble();
        long millis = Math.round(least * Math.pow((double) Math.max(most, 1) / Math.max(least, 1), share));
        return Duration.ofMillis(random.nextBoolean() && millis > 1_000 ? millis / 1_000 * 1_000 : millis);
    }
}
