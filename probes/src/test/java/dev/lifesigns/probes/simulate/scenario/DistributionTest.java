/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class DistributionTest {
    private static final int DRAWS = 100_000;

    @Test
    void aLogNormalHasThePercentilesThatDeclareIt() {
        Distribution distribution = new Distribution.LogNormal(Duration.ofSeconds(8), Duration.ofSeconds(20));
        double[] seconds = draws(distribution);

        assertThat(seconds[DRAWS / 2]).isCloseTo(8, within(0.2));
        assertThat(seconds[DRAWS * 99 / 100]).isCloseTo(20, within(0.8));
        assertThat(distribution.mean() / 1e9).isCloseTo(mean(seconds), within(0.1));
    }

    @Test
    void aUniformOneKeepsItsBounds() {
        Distribution distribution = new Distribution.Uniform(Duration.ofSeconds(2), Duration.ofSeconds(6));
        double[] seconds = draws(distribution);

        assertThat(seconds[0]).isCloseTo(2, within(0.01));
        assertThat(seconds[DRAWS - 1]).isCloseTo(6, within(0.01));
        assertThat(distribution.mean() / 1e9).isEqualTo(4);
    }

    private static double[] draws(Distribution distribution) {
        SplittableRandom random = new SplittableRandom(1);
        double[] seconds = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            seconds[i] = distribution.sample(random) / 1e9;
        }
        Arrays.sort(seconds);
        return seconds;
    }

    private static double mean(double[] values) {
        return DoubleStream.of(values).average().orElse(0);
    }
}
