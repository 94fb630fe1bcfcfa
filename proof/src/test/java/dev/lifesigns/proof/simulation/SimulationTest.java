/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.proof.simulation.Simulation.Outcome;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The whole engine in virtual time, in worlds drawn from seeds; docs/simulation.md says how. */
class SimulationTest {
    private static final String COMMAND =
            "./mvnw -pl proof -am test -Dtest=SimulationTest#aSeedIsReplayed -Dlifesigns.simulation.seed=";

    private static final long HOURS = Long.getLong("lifesigns.simulation.hours", 1_000);
    private static final long FROM = Long.getLong("lifesigns.simulation.from", 1);

    @Test
    @Timeout(value = 30, unit = TimeUnit.DAYS)
    void noPromiseIsBrokenInAThousandHours() {
        Duration lived = Duration.ZERO;
        long events = 0;
        long runs = 0;
        long seed = FROM;
        for (; lived.compareTo(Duration.ofHours(HOURS)) < 0; seed++) {
            Outcome world = play(seed);
            lived = lived.plus(world.lived());
            events += world.events();
            runs += world.runs();
        }
        System.out.printf(
                Locale.ROOT,
                "simulated: %,d hours in %,d worlds, %,d runs of checks, %,d events%n",
                lived.toHours(),
                seed - FROM,
                runs,
                events);
        assertThat(lived).isGreaterThanOrEqualTo(Duration.ofHours(HOURS));
    }

    @Test
    void aSeedIsReplayed() {
        long seed = Long.getLong("lifesigns.simulation.seed", 1);
        assertThat(play(seed)).isEqualTo(play(seed));
    }

    private static Outcome play(long seed) {
        Outcome world = Simulation.play(seed);
        assertThat(world.violation())
                .as("seed " + seed + ", replayed by\n" + COMMAND + seed)
                .isNull();
        return world;
    }
}
