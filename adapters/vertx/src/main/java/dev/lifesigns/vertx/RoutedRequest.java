/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.vertx;

import dev.lifesigns.http.HealthRequest;
import dev.lifesigns.http.internal.RequestTarget;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authorization.RoleBasedAuthorization;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as the endpoint reads it.
 *
 * @param request Vert.x's
 * @param user whom an authentication handler before ours has let in, or {@code null}
 */
record RoutedRequest(HttpServerRequest request, @Nullable User user) implements HealthRequest {
    @Override
    public String method() {
        return request.method().name();
    }

    /** Of the target itself: Vert.x also finds a path behind a {@code ://} that is part of a query. */
    @Override
    public String path() {
        return RequestTarget.path(request.uri());
    }

    @Override
    public @Nullable String query() {
        return RequestTarget.query(request.uri());
    }

    @Override
    public @Nullable String header(String name) {
        List<String> values = request.headers().getAll(name);
        return values.isEmpty() ? null : String.join(", ", values);
    }

    /** Looks no name up: what Vert.x calls the address of the host is one. */
    @Override
    public @Nullable InetAddress remoteAddress() {
        SocketAddress remote = request.remoteAddress();
        String address = remote == null || !remote.isInetSocket() ? null : remote.hostAddress();
        if (address == null) {
            return null;
        }
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException noAddress) {
            return null;
        }
    }

    @Override
    public @Nullable Principal principal() {
        String subject = user == null ? null : user.subject();
        return subject == null ? null : () -> subject;
    }

    @Override
    public boolean isUserInRole(String role) {
        return user != null && RoleBasedAuthorization.create(role).match(user);
    }

    /** Vert.x sends chunks, which an HTTP/1.0 client cannot read. */
    @Override
    public boolean canStream() {
        return request.version() != HttpVersion.HTTP_1_0;
    }
}
