/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.micronaut;

import dev.lifesigns.http.HealthRequest;
import io.micronaut.http.HttpRequest;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request as the endpoint reads it. */
record FilteredRequest(HttpRequest<?> request) implements HealthRequest {
    @Override
    public String method() {
        return request.getMethodName();
    }

    @Override
    public String path() {
        String path = request.getUri().getRawPath();
        return path == null ? "" : path;
    }

    @Override
    public @Nullable String query() {
        return request.getUri().getRawQuery();
    }

    @Override
    public @Nullable String header(String name) {
        List<String> values = request.getHeaders().getAll(name);
        return values.isEmpty() ? null : String.join(", ", values);
    }

    @Override
    public @Nullable InetAddress remoteAddress() {
        return request.getRemoteAddress().getAddress();
    }

    @Override
    public boolean canStream() {
        return true;
    }
}
