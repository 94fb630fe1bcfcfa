/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.helidon;

import dev.lifesigns.bridge.AdoptedCheck;
import dev.lifesigns.bridge.Bridge;
import dev.lifesigns.bridge.ForeignCheck;
import io.helidon.health.HealthCheck;
import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckType;

/**
 * A check as Helidon sees it: named and typed as its author did, answered by the engine.
 *
 * @param check the author's
 * @param adopted the same in the engine
 */
record EngineHealthCheck(HealthCheck check, AdoptedCheck<HealthCheckResponse> adopted) implements HealthCheck {
    static EngineHealthCheck adopt(HealthCheck check, Bridge<HealthCheckResponse> bridge) {
        ForeignCheck<HealthCheckResponse> foreign = ForeignCheck.blocking(deadline -> check.call());
        return new EngineHealthCheck(
                check, bridge.adopt(check.name(), foreign.writtenIn(check.getClass()), DeclaredPolicies.of(check)));
    }

    @Override
    public HealthCheckType type() {
        return check.type();
    }

    @Override
    public String name() {
        return check.name();
    }

    @Override
    public String path() {
        return check.path();
    }

    @Override
    public HealthCheckResponse call() {
        return adopted.now();
    }
}
