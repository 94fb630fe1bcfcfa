/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.dropwizard;

import com.codahale.metrics.health.HealthCheck;
import dev.lifesigns.contract.ScriptedForeignCheck;

/** A health check as an application writes one. */
class Scripted extends HealthCheck {
    private final ScriptedForeignCheck script;

    Scripted(ScriptedForeignCheck script) {
        this.script = script;
    }

    @Override
    protected Result check() throws Exception {
        return switch (script.call()) {
            case UP -> Result.healthy();
            case DEGRADED, DOWN, UNKNOWN -> Result.unhealthy("no connection");
        };
    }
}
