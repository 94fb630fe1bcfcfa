/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.http.HealthRequest;
import io.netty.handler.codec.http.HttpRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as the endpoint reads it.
 *
 * @param target the path and the query, as sent on the request line
 * @param isAtPublicPort whether the port is for everyone but operators
 */
record ReceivedRequest(
        HttpRequest request, String target, @Nullable SocketAddress peer, boolean isAtPublicPort)
        implements HealthRequest {
    /** @param request one that {@link RequestHeadValidator} accepts */
    static ReceivedRequest of(HttpRequest request, @Nullable SocketAddress peer, boolean atPublicPort) {
        return new ReceivedRequest(
                request,
                requireNonNull(RequestTarget.pathAndQuery(request.method(), request.uri()), "target"),
                peer,
                atPublicPort);
    }

    @Override
    public String method() {
        return request.method().name();
    }

    @Override
    public String path() {
        int mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }

    @Override
    public @Nullable String query() {
        int mark = target.indexOf('?');
        return mark < 0 ? null : target.substring(mark + 1);
    }

    @Override
    public @Nullable String header(String name) {
        String value = request.headers().get(name);
        if (value == null) {
            return null;
        }
        List<String> all = request.headers().getAll(name);
        return all.size() == 1 ? value : String.join(", ", all);
    }

    @Override
    public @Nullable InetAddress remoteAddress() {
        return peer instanceof InetSocketAddress address ? address.getAddress() : null;
    }

    @Override
    public boolean canStream() {
        return true;
    }
}
