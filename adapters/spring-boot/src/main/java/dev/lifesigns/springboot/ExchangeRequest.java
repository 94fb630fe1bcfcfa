/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import dev.lifesigns.http.HealthRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * A request of WebFlux as the endpoint reads it.
 *
 * @param request WebFlux's
 * @param path the raw one, below the base path of the application
 * @param user whom security has let in, or {@code null}
 */
record ExchangeRequest(
        ServerHttpRequest request, String path, @Nullable Principal user) implements HealthRequest {
    @Override
    public String method() {
        return request.getMethod().name();
    }

    @Override
    public @Nullable String query() {
        return request.getURI().getRawQuery();
    }

    @Override
    public @Nullable String header(String name) {
        List<String> values = request.getHeaders().get(name);
        return values == null || values.isEmpty() ? null : String.join(", ", values);
    }

    @Override
    public @Nullable InetAddress remoteAddress() {
        InetSocketAddress remote = request.getRemoteAddress();
        return remote == null ? null : remote.getAddress();
    }

    @Override
    public @Nullable Principal principal() {
        return UserRoles.isAnonymous(user) ? null : user;
    }

    @Override
    public boolean isUserInRole(String role) {
        return UserRoles.has(user, role);
    }

    @Override
    public boolean canStream() {
        return true;
    }
}
