/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.serve;

import dev.lifesigns.http.HealthRequest;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** A request from within this process, so that a command prints what the endpoint would respond. */
public record LocalRequest(String path, @Nullable String query) implements HealthRequest {
    @Override
    public String method() {
        return "GET";
    }

    @Override
    public @Nullable String header(String name) {
        return null;
    }

    @Override
    public @Nullable InetAddress remoteAddress() {
        return null;
    }
}
