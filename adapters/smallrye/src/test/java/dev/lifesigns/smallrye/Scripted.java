/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.smallrye;

import dev.lifesigns.CheckStatus;
import dev.lifesigns.contract.ScriptedForeignCheck;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** A check of MicroProfile Health whose result a test sets. */
record Scripted(String name, ScriptedForeignCheck script) implements HealthCheck {
    @Override
    public HealthCheckResponse call() {
        CheckStatus status = script.callUnchecked();
        return status == null
                ? null
                : HealthCheckResponse.named(name)
                        .status(status == CheckStatus.UP)
                        .build();
    }
}
