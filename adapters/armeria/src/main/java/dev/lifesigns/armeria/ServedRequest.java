/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.armeria;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.util.DomainSocketAddress;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.lifesigns.http.HealthRequest;
import dev.lifesigns.http.internal.RequestTarget;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request as the endpoint reads it. */
record ServedRequest(ServiceRequestContext context, HttpRequest request) implements HealthRequest {
    @Override
    public String method() {
        return request.method().name();
    }

    /** As sent: what Armeria calls the path is decoded and normalized. */
    @Override
    public String path() {
        return RequestTarget.path(context.rawPath());
    }

    @Override
    public @Nullable String query() {
        return RequestTarget.query(context.rawPath());
    }

    @Override
    public @Nullable String header(String name) {
        List<String> values = request.headers().getAll(name);
        return values.isEmpty() ? null : String.join(", ", values);
    }

    @Override
    public @Nullable InetAddress remoteAddress() {
        InetSocketAddress remote = context.remoteAddress();
        return remote instanceof DomainSocketAddress ? null : remote.getAddress();
    }

    @Override
    public boolean canStream() {
        return true;
    }
}
