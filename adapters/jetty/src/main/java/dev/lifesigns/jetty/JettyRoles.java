/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.jetty;

import org.eclipse.jetty.security.AuthenticationState;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** The one class that needs {@code jetty-security}, which an application may do without: then nobody has a role. */
final class JettyRoles {
    private static final boolean AVAILABLE = isAvailable();

    private JettyRoles() {}

    static boolean isUserInRole(Request.@Nullable AuthenticationState state, String role) {
        return AVAILABLE && state instanceof AuthenticationState.Succeeded user && user.isUserInRole(role);
    }

    private static boolean isAvailable() {
        try {
            Class.forName("org.eclipse.jetty.security.AuthenticationState", false, JettyRoles.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }
}
