/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.vertx;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.bridge.AdoptedCheck;
import dev.lifesigns.bridge.Bridge;
import dev.lifesigns.bridge.BridgePolicies;
import dev.lifesigns.bridge.ForeignCheck;
import dev.lifesigns.bridge.PolicyOverrides;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.healthchecks.CheckResult;
import io.vertx.ext.healthchecks.HealthChecks;
import io.vertx.ext.healthchecks.Status;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Vert.x's health checks, run by an engine: in the background, with a hard deadline, one run in flight. Thread-safe.
 *
 * <pre>{@code
 * EngineHealthChecks checks = EngineHealthChecks.create(vertx, health);
 * checks.register("database", promise -> ping().onComplete(promise));
 * router.get("/health*").handler(HealthCheckHandler.createWithHealthChecks(checks));
 * checks.bridge().start(Duration.ofSeconds(5)); // before the server listens; blocks
 * }</pre>
 *
 * <p>Paths, bodies and codes stay those of Vert.x. A procedure runs on a thread of the engine, so it may block; what it
 * gets from {@code getOrCreateContext} is not a context of its caller's. A timeout, a stuck run and a result that is too old
 * are answered as Vert.x answers a procedure that fails: with {@code procedure-execution-failure}, and the code 500.
 */
public final class EngineHealthChecks implements HealthChecks {
    private final HealthChecks framework;
    private final Bridge<Status> bridge;

    @GuardedBy("this")
    private final Map<String, AdoptedCheck<Status>> adopted = new HashMap<>();

    private EngineHealthChecks(Vertx vertx, HealthChecker health, BridgePolicies policies) {
        this.framework = HealthChecks.create(requireNonNull(vertx, "EngineHealthChecks.create: vertx is null"));
        this.bridge =
                Bridge.builder(health, new StatusResults()).policies(policies).build();
    }

    /** Health checks run by that engine, with default policies; see {@link Bridge#builder} for what it has to be. */
    public static EngineHealthChecks create(Vertx vertx, HealthChecker health) {
        return create(vertx, health, BridgePolicies.none());
    }

    /** Health checks run by that engine, with policies by the names of the procedures. */
    public static EngineHealthChecks create(Vertx vertx, HealthChecker health, BridgePolicies policies) {
        return new EngineHealthChecks(vertx, health, policies);
    }

    /** What runs them: to be started, reloaded, drained and closed. */
    public Bridge<Status> bridge() {
        return bridge;
    }

    /** Registers a procedure with the timeout that its policy says; default: 2 s. */
    @Override
    public HealthChecks register(String name, Handler<Promise<Status>> procedure) {
        return register(name, procedure, PolicyOverrides.none());
    }

    /**
     * Registers a procedure.
     *
     * @param timeout in milliseconds; less than the period of its policy
     */
    @Override
    public HealthChecks register(String name, long timeout, Handler<Promise<Status>> procedure) {
        return register(name, procedure, PolicyOverrides.none().timeout(Duration.ofMillis(timeout)));
    }

    private synchronized HealthChecks register(
            String name, Handler<Promise<Status>> procedure, PolicyOverrides declared) {
        requireNonNull(procedure, "EngineHealthChecks.register: procedure is null");
        ForeignCheck<Status> foreign =
                ForeignCheck.async(deadline -> Procedures.run(procedure).toCompletionStage());
        AdoptedCheck<Status> check = bridge.adopt(name, foreign.writtenIn(procedure.getClass()), declared);
        try {
            framework.register(name, promise -> promise.complete(new Status(check.now())));
        } catch (RuntimeException refused) {
            check.remove();
            throw refused;
        }
        AdoptedCheck<Status> before = adopted.put(name, check);
        if (before != null) {
            before.remove();
        }
        return this;
    }

    /** Takes a procedure out, or all below a name. */
    @Override
    public synchronized HealthChecks unregister(String name) {
        framework.unregister(name);
        adopted.entrySet().removeIf(entry -> {
            boolean gone = entry.getKey().equals(name) || entry.getKey().startsWith(name + "/");
            if (gone) {
                entry.getValue().remove();
            }
            return gone;
        });
        return this;
    }

    @Override
    public HealthChecks invoke(Handler<JsonObject> resultHandler) {
        framework.invoke(resultHandler);
        return this;
    }

    @Override
    public Future<JsonObject> invoke(String name) {
        return framework.invoke(name);
    }

    @Override
    public Future<CheckResult> checkStatus() {
        return framework.checkStatus();
    }

    @Override
    public Future<CheckResult> checkStatus(String name) {
        return framework.checkStatus(name);
    }
}
