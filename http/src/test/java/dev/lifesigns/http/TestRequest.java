/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request for a test; from a loopback client by default. */
record TestRequest(
        String method,
        String path,
        @Nullable String query,
        Map<String, String> headers,
        String client,
        boolean canStream,
        boolean isAtPublicPort)
        implements HealthRequest {

    static TestRequest of(String method, String target) {
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        String query = mark < 0 ? null : target.substring(mark + 1);
        return new TestRequest(method, path, query, Map.of(), "127.0.0.1", false, false);
    }

    static TestRequest get(String target) {
        return of("GET", target);
    }

    TestRequest with(String name, String value) {
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(name, value);
        return new TestRequest(method, path, query, more, client, canStream, isAtPublicPort);
    }

    TestRequest from(String client) {
        return new TestRequest(method, path, query, headers, client, canStream, isAtPublicPort);
    }

    /** The same for a server that can send a response in parts. */
    TestRequest streaming() {
        return new TestRequest(method, path, query, headers, client, true, isAtPublicPort);
    }

    /** The same at a port for everyone but operators. */
    TestRequest atPublicPort() {
        return new TestRequest(method, path, query, headers, client, canStream, true);
    }

    @Override
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    @Override
    public InetAddress remoteAddress() {
        try {
            return InetAddress.getByName(client);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(client, e);
        }
    }

    /** The same request with a user that a framework's security has authenticated, with these roles. */
    HealthRequest by(String name, String... roles) {
        return new KnownReader(this, name, List.of(roles));
    }

    private record KnownReader(TestRequest request, String name, List<String> roles) implements HealthRequest {
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
        public @Nullable String header(String field) {
            return request.header(field);
        }

        @Override
        public InetAddress remoteAddress() {
            return request.remoteAddress();
        }

        @Override
        public Principal principal() {
            return () -> name;
        }

        @Override
        public boolean isUserInRole(String role) {
            return roles.contains(role);
        }
    }
}
