/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrashBackOffTest {
    private static final long SECOND = Nanos.SECOND;

    private final CrashBackOff backOff = new CrashBackOff();

    @Test
    void theFirstContainerStartsAtOnce() {
        assertThat(backOff.mayStart(0, CrashBackOff.NEVER)).isTrue();
    }

    @Test
    void theFirstRestartStartsAtOnceAndLaterOnesWaitTwiceAsLongEachTimeUpToFiveMinutes() {
        List<Long> waits = new ArrayList<>();
        long now = 0;
        for (int i = 0; i < 8; i++) {
            long finished = now;
            while (!backOff.mayStart(now, finished)) {
                now += SECOND;
            }
            waits.add((now - finished) / SECOND);
            now += 1;
        }

        assertThat(waits).containsExactly(0L, 10L, 20L, 40L, 80L, 160L, 300L, 300L);
    }

    @Test
    void aContainerThatRanForLongerThanTenMinutesStartsAnew() {
        assertThat(backOff.mayStart(0, 0)).isTrue();
        assertThat(backOff.mayStart(20 * SECOND, 5 * SECOND)).isTrue();
        long end = 20 * SECOND + 601 * SECOND;

        assertThat(backOff.mayStart(end, end)).isTrue();
        assertThat(backOff.mayStart(end + 9 * SECOND, end + 1)).isFalse();
        assertThat(backOff.mayStart(end + 11 * SECOND, end + 1)).isTrue();
    }

    @Test
    void idleTimeAfterTheEndForgetsNothing() {
        assertThat(backOff.mayStart(0, 0)).isTrue();
        assertThat(backOff.mayStart(5_000 * SECOND, 60 * SECOND)).isTrue();

        assertThat(backOff.mayStart(5_019 * SECOND, 5_000 * SECOND)).isFalse();
        assertThat(backOff.mayStart(5_020 * SECOND, 5_000 * SECOND)).isTrue();
    }

    @Test
    void aKillIsCheckedAgainstTheEndBeforeIt() {
        assertThat(backOff.mayStart(30 * SECOND, CrashBackOff.NEVER)).isTrue();
        assertThat(backOff.mayStart(60 * SECOND, 30 * SECOND)).isTrue();
        assertThat(backOff.mayStart(69 * SECOND, 60 * SECOND)).isFalse();
    }
}
