/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.grpc;

import dev.lifesigns.HealthChecker;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/** The methods of the protocol. None waits for anything on the thread that calls it. */
final class HealthCalls implements HealthGrpc.AsyncService {
    /** Calls that may wait for runs at a time; one more gets the status that is known. */
    private static final int WAITING = 1_000;

    private final HealthChecker health;
    private final ServiceNames names;
    private final Watches watches;
    private final Semaphore waiting = new Semaphore(WAITING);

    HealthCalls(HealthChecker health, ServiceNames names, Watches watches) {
        this.health = health;
        this.names = names;
        this.watches = watches;
    }

    @Override
    public void check(HealthCheckRequest request, StreamObserver<HealthCheckResponse> observer) {
        var call = (ServerCallStreamObserver<HealthCheckResponse>) observer;
        Served served = names.find(request.getService());
        whenJudgeable(Set.of(served), call, () -> answer(served, call));
    }

    /** The method that the generated interface does not have. */
    void list(byte[] request, StreamObserver<byte[]> observer) {
        var call = (ServerCallStreamObserver<byte[]>) observer;
        Map<String, Served> all = names.all(health.snapshot());
        whenJudgeable(new LinkedHashSet<>(all.values()), call, () -> {
            call.onNext(ListMethod.response(statuses(all)));
            call.onCompleted();
        });
    }

    /** The statuses now, without services of checks that do not exist. */
    private Map<String, ServingStatus> statuses(Map<String, Served> services) {
        Map<String, ServingStatus> statuses = new LinkedHashMap<>();
        services.forEach((name, served) -> {
            ServingStatus now = served.now(health);
            if (now != ServingStatus.SERVICE_UNKNOWN) {
                statuses.put(name, now);
            }
        });
        return statuses;
    }

    /** Answers after what has to run before has run, or at once if too many calls wait for that. */
    private void whenJudgeable(Set<Served> services, ServerCallStreamObserver<?> call, Runnable answer) {
        if (!waiting.tryAcquire()) {
            answer.run();
            return;
        }
        CompletableFuture<?>[] runs = services.stream()
                .map(served -> served.refresh(health))
                .filter(Objects::nonNull)
                .toArray(CompletableFuture<?>[]::new);
        if (runs.length == 0) {
            waiting.release();
            answer.run();
            return;
        }
        // With a handler, a call that was canceled meanwhile takes an answer and drops it.
        call.setOnCancelHandler(() -> {});
        var unused = CompletableFuture.allOf(runs).whenComplete((done, failure) -> {
            waiting.release();
            answer.run();
        });
    }

    private void answer(Served served, StreamObserver<HealthCheckResponse> call) {
        ServingStatus now = served.now(health);
        if (now == ServingStatus.SERVICE_UNKNOWN) {
            call.onError(Status.NOT_FOUND.withDescription("service: unknown").asRuntimeException());
            return;
        }
        call.onNext(response(now));
        call.onCompleted();
    }

    @Override
    public void watch(HealthCheckRequest request, StreamObserver<HealthCheckResponse> observer) {
        var call = (ServerCallStreamObserver<HealthCheckResponse>) observer;
        watches.start(new Watch(names.find(request.getService()), health, CallerAddress.current(), call));
    }

    /** The status as a message. */
    static HealthCheckResponse response(ServingStatus status) {
        return HealthCheckResponse.newBuilder().setStatus(status).build();
    }
}
