/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.http;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.internal.http.Endpoint;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which results are degraded instead.
 *
 * @param fallback what the service uses while the endpoint fails; {@code null} if a failure is down
 * @param degradedAfter how long a good response may take; {@code null} if that is up to the timeout
 */
record Tolerance(@Nullable String fallback, @Nullable Duration degradedAfter) {
    /** One run. */
    @FunctionalInterface
    interface Run {
        CheckResult result(CheckDeadline deadline) throws InterruptedException;
    }

    CheckResult judge(CheckDeadline deadline, Endpoint endpoint, Run run) throws InterruptedException {
        if (fallback == null) {
            return timed(deadline, endpoint, run);
        }
        // At the deadline, the engine itself reports down; a fallback only helps if a hang is noticed before that.
        CheckResult result =
                timed(CheckDeadline.after(deadline.remaining().multipliedBy(9).dividedBy(10)), endpoint, run);
        if (result.status() != CheckStatus.DOWN) {
            return result;
        }
        return CheckResult.of(CheckStatus.DEGRADED, result.error(), fallback)
                .withDetails(result.details())
                .withDetail("failure", String.valueOf(result.message()));
    }

    private CheckResult timed(CheckDeadline deadline, Endpoint endpoint, Run run) throws InterruptedException {
        Duration before = deadline.remaining();
        CheckResult result = run.result(deadline);
        Duration took = before.minus(deadline.remaining());
        return degradedAfter == null || result.status() != CheckStatus.UP || took.compareTo(degradedAfter) <= 0
                ? result
                : CheckResult.degraded(
                                ErrorKind.THRESHOLD,
                                endpoint + ": response after " + took.toMillis() + " ms (expected: at most "
                                        + degradedAfter.toMillis() + " ms)")
                        .withDetails(result.details());
    }
}
