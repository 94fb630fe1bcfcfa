/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** A request for a server that can send a response in parts. */
record StreamingRequest(TestRequest request) implements HealthRequest {
    @Override
    public String method() {
        return request.method();
    }

    @Override
    public String path() {
        return request.path();
    }

    @Override
    public @Nullable String query() {
        return request.query();
    }

    @Override
    public @Nullable String header(String name) {
        return request.header(name);
    }

    @Override
    public InetAddress remoteAddress() {
        return request.remoteAddress();
    }

    @Override
    public boolean canStream() {
        return true;
    }
}
