/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import java.net.InetAddress;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request as the endpoint reads it. An adapter implements it as a thin view of its framework's request, which
 * is not used after the response is complete.
 *
 * <pre>{@code
 * record Get(String path) implements HealthRequest {
 *     public String method() {
 *         return "GET";
 *     }
 *
 *     public String query() {
 *         return null;
 *     }
 *
 *     public String header(String name) {
 *         return null;
 *     }
 *
 *     public InetAddress remoteAddress() {
 *         return null;
 *     }
 * }
 * endpoint.handle(new Get("/health/ready")).thenAccept(response -> log.info(response.bodyText()));
 * }</pre>
 */
public interface HealthRequest {
    /** The method as sent, such as {@code GET}. */
    String method();

    /**
     * The path as sent on the request line, still percent-encoded, without the query. For an absolute target
     * ({@code http://host/path}), only its path.
     */
    String path();

    /** The query as sent on the request line, without the question mark, or {@code null} if there was none. */
    @Nullable
    String query();

    /**
     * The value of a header field, or {@code null} if it was not sent.
     *
     * <p>The values of a field that was sent more than once are joined by {@code ", "} in their order: with only the first
     * one, a client could hide the address that a trusted proxy has added.
     *
     * @param name compared without regard to case
     */
    @Nullable
    String header(String name);

    /**
     * The address of the direct peer, or {@code null} if it has none, as on a Unix socket. A peer without an address is
     * not limited in its rate.
     */
    @Nullable
    InetAddress remoteAddress();

    /**
     * The user whom the framework's security has authenticated, or {@code null} (the default) if there is none. See
     * {@link HealthEndpoint.Builder#authenticatedWhen}.
     */
    default @Nullable Principal principal() {
        return null;
    }

    /**
     * Whether that user has a role, according to the framework's security (default: false).
     *
     * @param role in the framework's own spelling
     */
    default boolean isUserInRole(String role) {
        return false;
    }

    /**
     * Whether the server can send a response whose body is sent in parts over hours ({@link HealthResponse#stream()}), without
     * keeping a thread for it (default: false). The response to a request for events is 501 otherwise.
     */
    default boolean canStream() {
        return false;
    }

    /**
     * Whether it came to a port that everyone reaches, while operators have another (default: false). Only probes, checks
     * and badges exist there, as far as {@link HealthEndpoint.Builder#publicLevel} allows, and heartbeats; other credentials than
     * those of a heartbeat change nothing.
     */
    default boolean isAtPublicPort() {
        return false;
    }
}
