/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CheckResultTest {
    @Test
    void aCheckThatCannotTellSaysDown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CheckResult(Status.UNKNOWN, null, null, Map.of()))
                .withMessage("status: UNKNOWN (expected: UP, DEGRADED or DOWN)");
    }

    @Test
    void whatIsUpHasNoError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CheckResult(Status.UP, ErrorKind.FAILED, null, Map.of()))
                .withMessage("error: FAILED (expected: none when status is UP)");
        assertThat(new CheckResult(Status.DEGRADED, ErrorKind.THRESHOLD, null, Map.of()).error())
                .isEqualTo(ErrorKind.THRESHOLD);
    }

    @Test
    void whatIsDownHasAlwaysAnError() {
        assertThat(new CheckResult(Status.DOWN, null, "gone", Map.of())).isEqualTo(CheckResult.down("gone"));
        assertThat(CheckResult.down("gone").error()).isEqualTo(ErrorKind.FAILED);
        assertThat(CheckResult.down(ErrorKind.EXHAUSTED, "full").error()).isEqualTo(ErrorKind.EXHAUSTED);
        assertThat(CheckResult.degraded("slow").error()).isNull();
    }

    @Test
    void detailsAreAddedAndReplacedByNameAndStandInOrder() {
        CheckResult result = CheckResult.up()
                .withDetail("pool", 3)
                .withDetails(Map.of("version", "17.6", "pool", 4))
                .withDetail("active", true);
        assertThat(result.details().toString()).isEqualTo("{active=true, pool=4, version=17.6}");
        assertThat(CheckResult.up().details()).isEmpty();
    }

    @Test
    void whatIsAddedKeepsStatusErrorAndMessage() {
        CheckResult down = CheckResult.down(ErrorKind.EXHAUSTED, "full");
        assertThat(down.withDetail("pool", 3))
                .isEqualTo(new CheckResult(Status.DOWN, ErrorKind.EXHAUSTED, "full", Map.of("pool", 3)));
        assertThat(down.withDetails(Map.of("pool", 3))).isEqualTo(down.withDetail("pool", 3));
    }

    @Test
    void aDetailIsACopyOfWhatItWasThen() {
        Map<String, Object> details = new TreeMap<>(Map.of("counter", new AtomicInteger(41), "letter", 'x'));
        CheckResult result = CheckResult.up().withDetails(details);
        details.clear();
        assertThat(result.details()).isEqualTo(Map.of("counter", "41", "letter", "x"));
    }

    @Test
    void aDetailHasANameAndAValue() {
        Map<String, Object> without = new TreeMap<>();
        without.put("pool", null);
        assertThatNullPointerException()
                .isThrownBy(() -> CheckResult.up().withDetails(without))
                .withMessage("detail 'pool'");
        assertThatNullPointerException()
                .isThrownBy(() -> CheckResult.up().withDetail("pool", null))
                .withMessage("value");
    }
}
