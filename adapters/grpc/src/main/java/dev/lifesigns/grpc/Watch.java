/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.grpc;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.lifesigns.HealthChecker;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One client that watches one service. Thread-safe.
 *
 * <p>Nothing is queued for it: when it can take a message, it gets the status at that time. So a slow client misses the
 * statuses in between, and never reads an old one.
 */
final class Watch {
    private final Served served;
    private final HealthChecker health;
    private final Object caller;
    private final ServerCallStreamObserver<HealthCheckResponse> call;

    /* The call takes one message at a time; its methods pass it to the transport and do not block. */
    @GuardedBy("this")
    private @Nullable ServingStatus sent;

    @GuardedBy("this")
    private boolean started;

    @GuardedBy("this")
    private boolean over;

    Watch(Served served, HealthChecker health, Object caller, ServerCallStreamObserver<HealthCheckResponse> call) {
        this.served = served;
        this.health = health;
        this.caller = caller;
        this.call = call;
    }

    /** Who watches. */
    Object caller() {
        return caller;
    }

    /** What is watched. */
    Served served() {
        return served;
    }

    /** Sets what to call when the client has gone. To be called before the method of the service returns. */
    void whenGone(Runnable gone) {
        call.setOnCancelHandler(gone);
        call.setOnReadyHandler(this::update);
    }

    /** Sends the status as soon as it can be judged, and from then on each change. */
    void start() {
        CompletableFuture<?> runs = served.refresh(health);
        if (runs == null) {
            sendFirst();
        } else {
            var unused = runs.whenComplete((done, failure) -> sendFirst());
        }
    }

    private synchronized void sendFirst() {
        started = true;
        update();
    }

    /** Sends the current status, unless the client has it or cannot take a message. */
    synchronized void update() {
        if (!started || over || call.isCancelled() || !call.isReady()) {
            return;
        }
        ServingStatus now = served.now(health);
        if (now != sent) {
            sent = now;
            call.onNext(HealthCalls.response(now));
        }
    }

    /** Ends it. A second call does nothing. */
    synchronized void end(Status status) {
        if (!over) {
            over = true;
            call.onError(status.asRuntimeException());
        }
    }
}
