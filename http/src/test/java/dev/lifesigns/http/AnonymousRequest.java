/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** A probe of readiness without headers, from a client whose address is unknown. */
class AnonymousRequest implements HealthRequest {
    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "/health/ready";
    }

    @Override
    public @Nullable String query() {
        return null;
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
