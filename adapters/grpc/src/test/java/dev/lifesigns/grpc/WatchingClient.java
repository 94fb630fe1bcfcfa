/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client that watches, and remembers what it was sent. */
final class WatchingClient implements ClientResponseObserver<HealthCheckRequest, HealthCheckResponse> {
    private static final long PATIENCE_SECONDS = 60;

    private final BlockingQueue<ServingStatus> sent = new LinkedBlockingQueue<>();
    private final CompletableFuture<Status> end = new CompletableFuture<>();
    private volatile ClientCallStreamObserver<HealthCheckRequest> call;

    @Override
    public void beforeStart(ClientCallStreamObserver<HealthCheckRequest> stream) {
        call = stream;
    }

    @Override
    public void onNext(HealthCheckResponse response) {
        sent.add(response.getStatus());
    }

    @Override
    public void onError(Throwable thrown) {
        end.complete(Status.fromThrowable(thrown));
    }

    @Override
    public void onCompleted() {
        end.complete(Status.OK);
    }

    /** What it is sent next. */
    ServingStatus next() throws InterruptedException {
        ServingStatus next = sent.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(next).as("sent within %s s", PATIENCE_SECONDS).isNotNull();
        return next;
    }

    /** What it was sent and has not been asked for by {@link #next}. */
    BlockingQueue<ServingStatus> unread() {
        return sent;
    }

    /** How it ends. */
    Status.Code end() throws Exception {
        return end.get(PATIENCE_SECONDS, TimeUnit.SECONDS).getCode();
    }

    /** Leaves. */
    void cancel() {
        call.cancel("has seen enough", null);
    }
}
