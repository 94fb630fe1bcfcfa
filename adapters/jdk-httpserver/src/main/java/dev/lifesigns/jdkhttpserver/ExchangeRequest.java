/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.jdkhttpserver;

import com.sun.net.httpserver.HttpExchange;
import dev.lifesigns.http.HealthRequest;
import java.net.InetAddress;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An exchange as the endpoint reads it. */
record ExchangeRequest(HttpExchange exchange) implements HealthRequest {
    @Override
    public String method() {
        return exchange.getRequestMethod();
    }

    @Override
    public String path() {
        return exchange.getRequestURI().getRawPath();
    }

    @Override
    public @Nullable String query() {
        return exchange.getRequestURI().getRawQuery();
    }

    @Override
    public @Nullable String header(String name) {
        List<String> values = exchange.getRequestHeaders().get(name);
        return values == null ? null : String.join(", ", values);
    }

    @Override
    public @Nullable InetAddress remoteAddress() {
        return exchange.getRemoteAddress().getAddress();
    }

    @Override
    public boolean canStream() {
        return true;
    }

    /** Set by the {@link com.sun.net.httpserver.Authenticator} of the context, if it has one. */
    @Override
    public @Nullable Principal principal() {
        return exchange.getPrincipal();
    }
}
