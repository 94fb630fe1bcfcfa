/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.disk;

import static dev.lifesigns.ErrorKind.THRESHOLD;

import dev.lifesigns.CheckResult;
import dev.lifesigns.checks.internal.Ratio;
import java.util.Map;

/**
 * How much must be free. If both a size and a share are set, the larger applies; exactly at a limit is fine.
 *
 * @param minBytes below it the check is down
 * @param minShare below this share of the file system, 0 to 1, the check is down
 * @param warnBytes below it the check is degraded
 * @param warnShare below this share of the file system, 0 to 1, the check is degraded
 */
record FreeSpaceLimits(long minBytes, double minShare, long warnBytes, double warnShare) {

    CheckResult judge(long free, long total) {
        long min = Math.max(minBytes, Ratio.of(total, minShare));
        long warn = Math.max(warnBytes, Ratio.of(total, warnShare));
        return verdict(free, min, warn)
                .withDetails(
                        Map.of("free_bytes", free, "total_bytes", total, "free_percent", Ratio.percent(free, total)));
    }

    private static CheckResult verdict(long free, long min, long warn) {
        if (free < min) {
            return CheckResult.down(THRESHOLD, message(free, min));
        }
        if (free < warn) {
            return CheckResult.degraded(THRESHOLD, message(free, warn));
        }
        return CheckResult.up();
    }

    private static String message(long free, long limit) {
        return "free space: " + free + " bytes (expected: at least " + limit + ")";
    }
}
