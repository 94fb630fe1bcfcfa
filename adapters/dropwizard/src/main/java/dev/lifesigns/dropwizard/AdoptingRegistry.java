/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.dropwizard;

import com.codahale.metrics.health.HealthCheck;
import com.codahale.metrics.health.HealthCheckRegistry;
import com.codahale.metrics.health.annotation.Async;
import dev.lifesigns.HealthLifecycle;
import dev.lifesigns.bridge.AdoptedCheck;
import dev.lifesigns.bridge.Bridge;
import dev.lifesigns.bridge.ForeignCheck;
import dev.lifesigns.bridge.PolicyOverrides;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** Holds, in place of each health check, one that answers what the engine knows of it. Thread-safe. */
final class AdoptingRegistry extends HealthCheckRegistry {
    private final Bridge<HealthCheck.Result> bridge;

    AdoptingRegistry(Bridge<HealthCheck.Result> bridge) {
        this.bridge = bridge;
    }

    /**
     * Registers a health check, and adopts it.
     *
     * @throws IllegalArgumentException if the name is taken, as ever
     */
    @Override
    public synchronized void register(String name, HealthCheck check) {
        boolean taken = getHealthCheck(name) != null;
        super.register(name, taken ? check : adopted(name, check));
    }

    private Adopted adopted(String name, HealthCheck check) {
        ForeignCheck<HealthCheck.Result> foreign = ForeignCheck.blocking(deadline -> check.execute());
        return new Adopted(bridge, check, bridge.adopt(name, foreign.writtenIn(check.getClass()), declared(check)));
    }

    @Override
    public synchronized void unregister(String name) {
        HealthCheck gone = getHealthCheck(name);
        super.unregister(name);
        if (gone instanceof Adopted adopted) {
            adopted.check.remove();
        }
    }

    /** What Dropwizard's own annotation says; a scheduler of its own is no longer needed. */
    private static PolicyOverrides declared(HealthCheck check) {
        Async async = check.getClass().getAnnotation(Async.class);
        if (async == null) {
            return PolicyOverrides.none();
        }
        ChronoUnit unit = async.unit().toChronoUnit();
        return PolicyOverrides.none()
                .period(Duration.of(async.period(), unit))
                .initialDelay(async.initialDelay() > 0 ? Duration.of(async.initialDelay(), unit) : null);
    }

    /** Answers at once, from the start of the engine on; before, as it would without us. */
    private static final class Adopted extends HealthCheck {
        private final Bridge<Result> bridge;
        private final HealthCheck original;
        private final AdoptedCheck<Result> check;

        Adopted(Bridge<Result> bridge, HealthCheck original, AdoptedCheck<Result> check) {
            this.bridge = bridge;
            this.original = original;
            this.check = check;
        }

        @Override
        protected Result check() {
            return answer();
        }

        /** As it is: with the time and duration of its own run. */
        @Override
        public Result execute() {
            return answer();
        }

        private Result answer() {
            return bridge.health().lifecycle() == HealthLifecycle.NEW ? original.execute() : check.now();
        }
    }
}
