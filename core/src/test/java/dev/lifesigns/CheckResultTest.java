/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.IOException;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CheckResultTest {
    @Test
    void aResultIsNeverUnknown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CheckResult.of(CheckStatus.UNKNOWN, null, null))
                .withMessage("status: UNKNOWN (expected: UP, DEGRADED or DOWN)");
    }

    @Test
    void whatIsUpHasNoError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CheckResult.of(CheckStatus.UP, ErrorKind.FAILED, null))
                .withMessage("error: FAILED (expected: none when status is UP)");
        assertThat(CheckResult.degraded(ErrorKind.THRESHOLD, null).error()).isEqualTo(ErrorKind.THRESHOLD);
    }

    @Test
    void whatIsDownHasAlwaysAnError() {
        assertThat(CheckResult.of(CheckStatus.DOWN, null, "gone")).isEqualTo(CheckResult.down("gone"));
        assertThat(CheckResult.down("gone").error()).isEqualTo(ErrorKind.FAILED);
        assertThat(CheckResult.down(ErrorKind.EXHAUSTED, "full").error()).isEqualTo(ErrorKind.EXHAUSTED);
        assertThat(CheckResult.degraded("slow").error()).isNull();
    }

    @Test
    void detailsAreAddedAndReplacedByNameAndSorted() {
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
                .isEqualTo(CheckResult.down(ErrorKind.EXHAUSTED, "full").withDetail("pool", 3))
                .isNotEqualTo(CheckResult.up().withDetail("pool", 3));
        assertThat(down.withDetails(Map.of("pool", 3))).isEqualTo(down.withDetail("pool", 3));
    }

    @Test
    void aDetailIsACopyOfWhatItWasThen() {
        Map<String, Object> details = new TreeMap<>(Map.of("counter", new AtomicInteger(41), "letter", 'x'));
        CheckResult result = CheckResult.up().withDetails(details);
        details.clear();
        assertThat(result.details()).isEqualTo(Map.of("counter", 41L, "letter", "x"));
    }

    @Test
    void upMayHaveAMessage() {
        CheckResult up = CheckResult.up("in step");
        assertThat(up.status()).isEqualTo(CheckStatus.UP);
        assertThat(up.message()).isEqualTo("in step");
        assertThat(up.error()).isNull();
    }

    @Test
    void downShowsWhatWasThrown() {
        CheckResult down = CheckResult.down(new IOException("broken", new UnknownHostException("orders")));
        assertThat(down.error()).isEqualTo(ErrorKind.UNREACHABLE);
        assertThat(down.message()).isEqualTo("IOException: broken, caused by UnknownHostException: orders");

        CheckResult own = CheckResult.down(ErrorKind.EXHAUSTED, new IOException("broken"));
        assertThat(own.error()).isEqualTo(ErrorKind.EXHAUSTED);
        assertThat(own.message()).isEqualTo("IOException: broken");
    }

    @Test
    void noMessageIsNone() {
        assertThat(CheckResult.down(ErrorKind.TIMEOUT, new TimeoutException().getMessage()))
                .isEqualTo(CheckResult.of(CheckStatus.DOWN, ErrorKind.TIMEOUT, null));
        assertThat(CheckResult.degraded((String) null).message()).isNull();
        assertThat(CheckResult.up(null)).isEqualTo(CheckResult.up());
        assertThat(CheckResult.down((Throwable) null)).isEqualTo(CheckResult.down((String) null));
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatNullPointerException()
                .isThrownBy(() -> CheckResult.of(null, null, null))
                .withMessage("CheckResult.of: status is null");
        assertThatNullPointerException()
                .isThrownBy(() -> CheckResult.down((ErrorKind) null, "gone"))
                .withMessage("CheckResult.down: error is null");
        assertThatNullPointerException()
                .isThrownBy(() -> CheckResult.degraded(null, "slow"))
                .withMessage("CheckResult.degraded: error is null");
    }

    @Test
    void aDetailMayBeNullAndSoMayItsName() {
        Map<String, Object> facts = new HashMap<>();
        facts.put("replica", null);
        facts.put(null, 7);
        CheckResult up =
                CheckResult.up().withDetail("last", null).withDetails(facts).withDetails(null);
        assertThat(up.status()).isEqualTo(CheckStatus.UP);
        assertThat(up.details())
                .containsEntry("last", null)
                .containsEntry("replica", null)
                .containsEntry("null", 7);
    }

    @Test
    void anAttachmentIsCarriedAndNotCompared() {
        Object own = new Object();
        CheckResult with = CheckResult.up().withAttachment(own).withDetail("size", 1);
        assertThat(with.attachment()).isSameAs(own);
        assertThat(with).isEqualTo(CheckResult.up().withDetail("size", 1)).hasSameHashCodeAs(with.withAttachment(null));
        assertThat(Outcome.finished(with, 1).attachment()).isSameAs(own);
    }

    @Test
    void printedItHoldsNoSecret() {
        CheckResult down = CheckResult.down("password=hunter2").withDetail("token", "hunter2");
        assertThat(down.toString())
                .isEqualTo("CheckResult[status=DOWN, error=FAILED, message=password=***, details=[token]]");
    }
}
