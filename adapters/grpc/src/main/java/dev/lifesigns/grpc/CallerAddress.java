/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.grpc;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Attaches its caller to a call. */
final class CallerAddress implements ServerInterceptor {
    /** Equal for calls that count as one caller's. */
    private static final Context.Key<Object> CALLER = Context.keyWithDefault("lifesigns-caller", "unknown");

    /** One site has billions of IPv6 addresses, which share the first half. */
    private static final int SITE_BYTES = 8;

    /** Who makes the current call. */
    static Object current() {
        return CALLER.get();
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        Object caller = caller(call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR));
        return Contexts.interceptCall(Context.current().withValue(CALLER, caller), call, headers, next);
    }

    private static Object caller(@Nullable SocketAddress remote) {
        if (!(remote instanceof InetSocketAddress internet) || internet.isUnresolved()) {
            return "local";
        }
        if (internet.getAddress() instanceof Inet6Address address) {
            return ByteBuffer.wrap(address.getAddress(), 0, SITE_BYTES);
        }
        return internet.getAddress();
    }
}
