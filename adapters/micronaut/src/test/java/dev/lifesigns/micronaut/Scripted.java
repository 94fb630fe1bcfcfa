/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.micronaut;

import dev.lifesigns.CheckStatus;
import dev.lifesigns.contract.ScriptedForeignCheck;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** An indicator as an application writes one, that blocks where it is asked. */
final class Scripted implements HealthIndicator {
    private final String name;
    private final ScriptedForeignCheck script;

    Scripted(String name, ScriptedForeignCheck script) {
        this.name = name;
        this.script = script;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Mono.fromCallable(script::call)
                .map(status -> HealthResult.builder(
                                name, status == CheckStatus.UP ? HealthStatus.UP : HealthStatus.DOWN)
                        .build());
    }
}
