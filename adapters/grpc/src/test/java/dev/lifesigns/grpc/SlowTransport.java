/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.grpc;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.concurrent.atomic.AtomicBoolean;

/** Makes one call that of a client that does not read, and ends that when sent. */
final class SlowTransport implements ServerInterceptor {
    private final AtomicBoolean nextIsSlow = new AtomicBoolean();
    private volatile boolean stalled;
    private volatile ServerCall.Listener<?> slow;

    void nextIsSlow() {
        nextIsSlow.set(true);
    }

    void stall() {
        stalled = true;
    }

    void resume() {
        stalled = false;
        slow.onReady();
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        if (!nextIsSlow.compareAndSet(true, false)) {
            return next.startCall(call, headers);
        }
        ServerCall.Listener<Q> listener = next.startCall(
                new SimpleForwardingServerCall<Q, A>(call) {
                    @Override
                    public boolean isReady() {
                        return !stalled && super.isReady();
                    }
                },
                headers);
        slow = listener;
        return new SimpleForwardingServerCallListener<Q>(listener) {};
    }
}
