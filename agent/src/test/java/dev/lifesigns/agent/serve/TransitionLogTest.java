/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.ProbeStatus;
import dev.lifesigns.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lines that the one who is paged reads. */
class TransitionLogTest {
    @Test
    void failureIsLoggedWithItsKindAndMessage() {
        Transition transition = new OfCheck(
                "database",
                CheckStatus.UP,
                CheckStatus.DOWN,
                ErrorKind.TIMEOUT,
                "no result within 2000 ms",
                Instant.EPOCH,
                Duration.ofSeconds(303));
        assertThat(TransitionLog.line(transition))
                .isEqualTo("check database: up -> down, timeout: no result within 2000 ms (was up for 5m3s)");
    }

    @Test
    void probeIsLoggedWithTheCheckThatTippedIt() {
        assertThat(TransitionLog.line(ofProbe(ProbeStatus.DOWN, "database", Duration.ofDays(2))))
                .isEqualTo("probe readiness: up -> down, because of database (was up for 48h)");
        assertThat(TransitionLog.line(ofProbe(ProbeStatus.DRAINING, null, Duration.ZERO)))
                .isEqualTo("probe readiness: up -> draining (was up for 0s)");
    }

    @ParameterizedTest
    @CsvSource({"DOWN, UP", "DOWN, DEGRADED", "DEGRADED, UP", "UNKNOWN, UP"})
    void betterStatusIsNotBlamedOnTheCheck(ProbeStatus from, ProbeStatus to) {
        Transition better = new OfProbe("readiness", from, to, "database", Instant.EPOCH, Duration.ofMinutes(1));
        assertThat(TransitionLog.line(better)).contains(", after a change of database (was ");
    }

    @ParameterizedTest
    @CsvSource({"UP, DEGRADED", "DEGRADED, DOWN", "DOWN, UNKNOWN", "UNKNOWN, DOWN"})
    void worseStatusIsBlamedOnTheCheck(ProbeStatus from, ProbeStatus to) {
        Transition worse = new OfProbe("readiness", from, to, "database", Instant.EPOCH, Duration.ofMinutes(1));
        assertThat(TransitionLog.line(worse)).contains(", because of database (was ");
    }

    @ParameterizedTest
    @CsvSource({"0, 0s", "1, 0.001s", "9999, 9.999s", "10000, 10s", "10999, 10s", "61000, 1m1s", "3600000, 1h"})
    void millisecondsAreShownForShortTimes(long millis, String told) {
        assertThat(TransitionLog.line(ofProbe(ProbeStatus.DOWN, null, Duration.ofMillis(millis))))
                .endsWith("(was up for " + told + ")");
    }

    @Test
    void recordIsOneLineWhateverItHolds() {
        LogRecord event = new LogRecord(Level.INFO, "a\r\nb\tc\u001b[31md\u0085e\u2028f");
        event.setInstant(Instant.EPOCH);
        event.setLoggerName("lifesigns");
        assertThat(new LogFormat().format(event))
                .isEqualTo("1970-01-01T00:00:00Z INFO a\\r\\nb\\tc\\e[31md\\u0085e\\u2028f\n");
    }

    @Test
    void exceptionIsLoggedByItsKindAndNotByItsMessage() {
        LogRecord event = new LogRecord(Level.SEVERE, "broken");
        event.setInstant(Instant.EPOCH);
        event.setLoggerName("some.Library");
        event.setThrown(new IllegalStateException("hunter2", new IllegalArgumentException("hunter2")));
        assertThat(new LogFormat().format(event))
                .startsWith("1970-01-01T00:00:00Z SEVERE some.Library: broken"
                        + " (IllegalStateException, caused by IllegalArgumentException at "
                        + getClass().getName() + ":")
                .hasLineCount(1)
                .doesNotContain("hunter2");
    }

    private record OfCheck(
            String name, CheckStatus from, CheckStatus to, ErrorKind error, String message, Instant at, Duration lasted)
            implements Transition.OfCheck {}

    private record OfProbe(String name, ProbeStatus from, ProbeStatus to, String cause, Instant at, Duration lasted)
            implements Transition.OfProbe {}

    private static Transition ofProbe(ProbeStatus to, String cause, Duration lasted) {
        return new OfProbe("readiness", ProbeStatus.UP, to, cause, Instant.EPOCH, lasted);
    }
}
