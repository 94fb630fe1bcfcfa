/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.smallrye;

import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.HealthType;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;

/**
 * SmallRye's reporter, whose answers come from the engine. Every endpoint of SmallRye asks the reporter and nothing else, so no
 * request creates, looks up or calls a check.
 */
@Alternative
@Priority(1)
@Singleton
final class EngineHealthReporter extends SmallRyeHealthReporter {
    private final SmallRyeEngine engine;

    @Inject
    EngineHealthReporter(SmallRyeEngine engine) {
        this.engine = engine;
    }

    @Override
    public Uni<SmallRyeHealth> getHealthAsync() {
        return ofTypes(HealthType.LIVENESS, HealthType.READINESS, HealthType.WELLNESS, HealthType.STARTUP);
    }

    @Override
    public Uni<SmallRyeHealth> getLivenessAsync() {
        return ofTypes(HealthType.LIVENESS);
    }

    @Override
    public Uni<SmallRyeHealth> getReadinessAsync() {
        return ofTypes(HealthType.READINESS);
    }

    @Override
    public Uni<SmallRyeHealth> getStartupAsync() {
        return ofTypes(HealthType.STARTUP);
    }

    @Override
    public Uni<SmallRyeHealth> getWellnessAsync() {
        return ofTypes(HealthType.WELLNESS);
    }

    @Override
    public Uni<SmallRyeHealth> getHealthGroupAsync(String groupName) {
        return answer(() -> engine.answers().ofGroup(groupName));
    }

    @Override
    public Uni<SmallRyeHealth> getHealthGroupsAsync() {
        return answer(() -> engine.answers().ofGroups());
    }

    private Uni<SmallRyeHealth> ofTypes(HealthType... types) {
        return answer(() -> engine.answers().ofTypes(types));
    }

    private static Uni<SmallRyeHealth> answer(Supplier<SmallRyeHealth> health) {
        return Uni.createFrom().item(health);
    }

    @Override
    public void addHealthCheck(HealthCheck check) {
        if (check != null) {
            engine.checks().add(check);
        }
    }

    @Override
    public void addHealthCheck(AsyncHealthCheck check) {
        if (check != null) {
            engine.checks().add(check);
        }
    }

    @Override
    public void removeHealthCheck(HealthCheck check) {
        engine.checks().remove(check);
    }

    @Override
    public void removeHealthCheck(AsyncHealthCheck check) {
        engine.checks().remove(check);
    }

    @Override
    public void setEmptyChecksOutcome(String emptyChecksOutcome) {
        engine.answers().empty(Status.valueOf(emptyChecksOutcome));
    }

    @Override
    public void setAdditionalProperties(Map<String, String> additionalProperties) {
        engine.answers().additional(additionalProperties);
    }

    @Override
    public void setHealthChecksConfigs(Map<String, Boolean> healthChecksConfigs) {
        engine.checks().switches(healthChecksConfigs);
    }
}
