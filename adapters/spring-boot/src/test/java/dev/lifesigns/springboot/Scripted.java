/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import dev.lifesigns.CheckStatus;
import dev.lifesigns.contract.ScriptedForeignCheck;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** An indicator that does what its script says. */
record Scripted(ScriptedForeignCheck script) implements HealthIndicator {
    @Override
    public @Nullable Health health() {
        CheckStatus status = script.callUnchecked();
        if (status == null) {
            return null;
        }
        return (status == CheckStatus.UP ? Health.up() : Health.down()).build();
    }
}
