/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.armeria;

import dev.lifesigns.CheckResult;
import dev.lifesigns.bridge.ForeignFailure;
import dev.lifesigns.bridge.ForeignResults;

/** Armeria's answers: healthy or not, and no more. */
final class HealthyResults implements ForeignResults<Boolean> {
    @Override
    public CheckResult read(Boolean healthy) {
        return healthy ? CheckResult.up() : CheckResult.down("unhealthy");
    }

    @Override
    public Boolean failed(ForeignFailure failure) {
        return false;
    }
}
