/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import java.net.InetAddress;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * What the endpoint reads of an HTTP request. An adapter implements it as a thin view of its framework's request; nothing
 * is read twice and nothing is kept after the answer.
 */
public interface HealthRequest {
    /** The method as sent, such as {@code GET}. */
    String method();

    /** The path as it stood on the request line, still percent-encoded, without the query. */
    String path();

    /** The query as it stood on the request line, without the question mark, or {@code null} if there was none. */
    @Nullable
    String query();

    /**
     * The value of a header field, or {@code null} if it was not sent.
     *
     * <p>A field that was sent more than once is the list of its values in their order, joined by {@code ", "}: with only
     * the first one, a client could hide the address that a trusted proxy has added.
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
     * Who asks, as the framework's security knows it; {@code null}, unless overridden, if nobody has logged in or there
     * is no such security. See {@link HealthEndpoint.Builder#authenticatedWhen}.
     */
    default @Nullable Principal principal() {
        return null;
    }

    /**
     * Whether who asks has a role, as the framework's security knows it; false unless overridden.
     *
     * @param role in the framework's own spelling
     */
    default boolean isUserInRole(String role) {
        return false;
    }
}
