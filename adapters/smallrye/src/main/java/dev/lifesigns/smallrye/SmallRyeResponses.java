/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.smallrye;

import dev.lifesigns.CheckResult;
import dev.lifesigns.bridge.ForeignFailure;
import dev.lifesigns.bridge.ForeignResults;
import dev.lifesigns.microprofilebridge.Responses;
import io.smallrye.health.AsyncHealthCheckFactory;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Asks checks, and words their failures: what a check throws as SmallRye words it, log line included, and what only the engine
 * knows of as our other adapters do. Thread-safe.
 */
final class SmallRyeResponses implements ForeignResults<HealthCheckResponse> {
    private final AsyncHealthCheckFactory factory = new AsyncHealthCheckFactory();
    private final Responses responses = new Responses();
    private final Map<String, String> classes = new ConcurrentHashMap<>();

    /** Asks a check in either of its forms; waits for one that is asynchronous, and cancels it when interrupted. */
    HealthCheckResponse ask(String name, Object check) throws Exception {
        classes.put(name, check.getClass().getName());
        HealthCheckResponse answer = check instanceof AsyncHealthCheck asynchronous
                ? await(asynchronous.call())
                : ((HealthCheck) check).call();
        return answer == null ? worded(name, Uni.createFrom().nullItem()) : responses.named(name, answer);
    }

    /** Records the name that a check called by SmallRye gives itself. */
    HealthCheckResponse named(String name, HealthCheckResponse answer) {
        return responses.named(name, answer);
    }

    /** Waits for an answer, and cancels what would give it when interrupted. */
    static HealthCheckResponse await(Uni<HealthCheckResponse> answer) throws Exception {
        CompletableFuture<HealthCheckResponse> future = answer.subscribeAsCompletionStage();
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            future.cancel(true);
        }
    }

    @Override
    public CheckResult read(HealthCheckResponse answer) {
        return responses.read(answer);
    }

    @Override
    public HealthCheckResponse failed(ForeignFailure failure) {
        return failure.thrown() == null
                ? responses.failed(failure)
                : worded(failure.name(), Uni.createFrom().failure(failure.thrown()));
    }

    /** SmallRye names the class of a check that fails; here that would be one of our classes. */
    private HealthCheckResponse worded(String name, Uni<HealthCheckResponse> failing) {
        HealthCheckResponse theirs = factory.callAsync(() -> failing).await().indefinitely();
        String shown = classes.getOrDefault(name, responses.nameOf(name));
        return new HealthCheckResponse(shown, theirs.getStatus(), theirs.getData());
    }

    void forget(String name) {
        responses.forget(name);
        classes.remove(name);
    }
}
