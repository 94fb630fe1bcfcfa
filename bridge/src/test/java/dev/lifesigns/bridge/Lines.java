/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bridge;

import dev.lifesigns.CheckResult;

/** A framework whose checks answer a line of text: "ok" is up, "slow" is degraded. */
final class Lines implements ForeignResults<String> {
    @Override
    public CheckResult read(String answer) {
        return switch (answer) {
            case "ok" -> CheckResult.up();
            case "slow" -> CheckResult.degraded("slow");
            case "unreadable" -> throw new IllegalArgumentException(answer);
            default -> CheckResult.down(answer);
        };
    }

    @Override
    public String failed(ForeignFailure failure) {
        String thrown = failure.thrown() == null ? "" : " " + failure.thrown().getMessage();
        return failure.name() + " " + failure.reason().wireName() + thrown;
    }
}
