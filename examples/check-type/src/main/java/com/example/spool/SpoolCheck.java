/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.spool;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckScope;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Counts the files that wait in a folder, and no more of them than it has to. */
record SpoolCheck(Path folder, int warnAbove, int failAbove) implements HealthCheck {
    @Override
    public CheckResult check(CheckDeadline deadline) throws IOException {
        long waiting;
        try (Stream<Path> files = Files.list(folder)) {
            waiting = files.limit(failAbove + 1L).count();
        }
        return judge(waiting).withDetail("waiting", waiting);
    }

    @Override
    public CheckScope scope() {
        return CheckScope.HOST;
    }

    private CheckResult judge(long waiting) {
        if (waiting > failAbove) {
            return CheckResult.down(ErrorKind.THRESHOLD, "files: more than " + failAbove);
        }
        if (waiting > warnAbove) {
            return CheckResult.degraded(ErrorKind.THRESHOLD, "files: " + waiting + " (expected: at most " + warnAbove + ")");
        }
        return CheckResult.up();
    }
}
