/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.servlet;

import dev.lifesigns.http.HealthRequest;
import dev.lifesigns.http.internal.RequestTarget;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.Principal;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as the endpoint reads it. Read on the container's thread only.
 *
 * @param request the container's
 * @param mayWait whether it can be answered later; if not, {@code Prefer} is not seen
 */
record ServletRequestView(HttpServletRequest request, boolean mayWait) implements HealthRequest {
    @Override
    public String method() {
        return request.getMethod();
    }

    /** The raw target below the context path: containers decode every other path, and drop its parameters. */
    @Override
    public String path() {
        // some containers pass an absolute target as it is
        String target = RequestTarget.path(request.getRequestURI());
        String context = request.getContextPath();
        return target.startsWith(context) ? target.substring(context.length()) : target;
    }

    @Override
    public @Nullable String query() {
        return request.getQueryString();
    }

    @Override
    public @Nullable String header(String name) {
        if (!mayWait && name.equalsIgnoreCase("Prefer")) {
            return null;
        }
        List<String> values = Collections.list(request.getHeaders(name));
        return values.isEmpty() ? null : String.join(", ", values);
    }

    /** Never looks a name up, even if a filter of the application's puts one in place of the address. */
    @Override
    public @Nullable InetAddress remoteAddress() {
        String address = request.getRemoteAddr();
        if (address == null || !isLiteral(address)) {
            return null;
        }
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException noAddress) {
            return null;
        }
    }

    private static boolean isLiteral(String address) {
        return address.indexOf(':') >= 0 || address.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    }

    @Override
    public @Nullable Principal principal() {
        return request.getUserPrincipal();
    }

    @Override
    public boolean isUserInRole(String role) {
        return request.isUserInRole(role);
    }

    @Override
    public boolean canStream() {
        return mayWait;
    }
}
