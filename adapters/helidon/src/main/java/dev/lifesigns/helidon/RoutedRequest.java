/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.helidon;

import dev.lifesigns.http.HealthRequest;
import dev.lifesigns.http.internal.RequestTarget;
import io.helidon.common.security.SecurityContext;
import io.helidon.common.uri.UriQuery;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** A request as the endpoint reads it. */
record RoutedRequest(ServerRequest request) implements HealthRequest {
    @Override
    public String method() {
        return request.prologue().method().text();
    }

    /** Of the request line: what Helidon calls the path of a request is that below its service. */
    @Override
    public String path() {
        return RequestTarget.path(request.prologue().uriPath().rawPath());
    }

    @Override
    public @Nullable String query() {
        UriQuery query = request.prologue().query();
        return query.isEmpty() ? null : query.rawValue();
    }

    @Override
    public @Nullable String header(String name) {
        HeaderName field = HeaderNames.create(name);
        return request.headers().contains(field)
                ? String.join(", ", request.headers().get(field).allValues())
                : null;
    }

    /** Looks no name up: the host of a peer is one. */
    @Override
    public @Nullable InetAddress remoteAddress() {
        return request.remotePeer().address() instanceof InetSocketAddress remote ? remote.getAddress() : null;
    }

    @Override
    public @Nullable Principal principal() {
        return request.context()
                .get(SecurityContext.class)
                .flatMap(context -> ((SecurityContext<?>) context).userPrincipal())
                .map(Principal.class::cast)
                .orElse(null);
    }

    @Override
    public boolean canStream() {
        return true;
    }
}
