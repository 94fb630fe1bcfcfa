/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifesigns.probes.Handler.HttpGet;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProbeTest {
    private static final Probe DEFAULTS = Probe.of(HttpGet.of("/health/live", new PortReference.Named("http")));

    @Test
    void aHangIsDetectedAfterTwentyOneToThirtyOneSecondsByDefault() {
        assertThat(DEFAULTS.detectionOfHang())
                .isEqualTo(new Delay(Duration.ofSeconds(21), Duration.ofSeconds(26), Duration.ofSeconds(31)));
    }

    @Test
    void probesThatTakeLongerThanThePeriodFollowEachOther() {
        Probe impatient = DEFAULTS.withPeriodSeconds(5).withTimeoutSeconds(8);

        assertThat(impatient.detectionOfHang().best()).isEqualTo(Duration.ofSeconds(24));
    }

    @Test
    void recoveryTakesAsManySuccessesAsTheThreshold() {
        Delay recovery = DEFAULTS.withSuccessThreshold(2).recovery(Duration.ofMillis(100));

        assertThat(recovery.worst()).isEqualTo(Duration.ofMillis(20_100));
    }

    @Test
    void theBudgetIsTheDelayAndAPeriodForEachFailure() {
        Probe startup = DEFAULTS.withInitialDelaySeconds(5).withPeriodSeconds(2).withFailureThreshold(30);

        assertThat(startup.budget()).isEqualTo(Duration.ofSeconds(65));
    }

    @Test
    void aPeriodIsAtLeastOneSecond() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULTS.withPeriodSeconds(0))
                .withMessage("periodSeconds: 0 (expected: at least 1)");
    }

    @Test
    void livenessSucceedsWithOneSuccess() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PodProbes(null, DEFAULTS.withSuccessThreshold(2), null, 30, 0))
                .withMessage("livenessProbe: successThreshold: 2 (expected: 1)");
    }
}
