/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.jetty;

import dev.lifesigns.http.HealthRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.Principal;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** A request as the endpoint reads it. */
record HandledRequest(Request request) implements HealthRequest {
    @Override
    public String method() {
        return request.getMethod();
    }

    /** Empty for a request that names a host only, as {@code CONNECT} does. */
    @Override
    public String path() {
        String path = request.getHttpURI().getPath();
        return path == null ? "" : path;
    }

    @Override
    public @Nullable String query() {
        return request.getHttpURI().getQuery();
    }

    @Override
    public @Nullable String header(String name) {
        HttpFields fields = request.getHeaders();
        String value = null;
        for (int i = 0; i < fields.size(); i++) {
            HttpField field = fields.getField(i);
            if (field.is(name)) {
                value = value == null ? field.getValue() : value + ", " + field.getValue();
            }
        }
        return value;
    }

    @Override
    public @Nullable InetAddress remoteAddress() {
        return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress peer
                ? peer.getAddress()
                : null;
    }

    /** Set by a {@code SecurityHandler} around the health handler, if there is one. */
    @Override
    public @Nullable Principal principal() {
        Request.AuthenticationState state = Request.getAuthenticationState(request);
        return state == null ? null : state.getUserPrincipal();
    }

    @Override
    public boolean isUserInRole(String role) {
        return JettyRoles.isUserInRole(Request.getAuthenticationState(request), role);
    }

    @Override
    public boolean canStream() {
        return true;
    }
}
