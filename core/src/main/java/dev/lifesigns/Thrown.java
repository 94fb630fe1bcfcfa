/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.InterruptedByTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javax.security.auth.login.LoginException;
import org.jspecify.annotations.Nullable;

/** Reads exceptions that may themselves be broken: their methods may throw, and they may be their own cause. */
final class Thrown {
    private static final int MAX_CAUSES = 4;

    /** The number of exceptions that are examined, including causes and suppressed ones. */
    private static final int MAX_LOOKED_AT = 32;

    /** Exceptions of JDK modules other than {@code java.base}, which this module does not require. */
    private static final Map<String, ErrorKind> BY_NAME = Map.of(
            "java.net.http.HttpTimeoutException", ErrorKind.TIMEOUT,
            "java.sql.SQLTimeoutException", ErrorKind.TIMEOUT,
            "java.sql.SQLInvalidAuthorizationSpecException", ErrorKind.UNAUTHORIZED,
            "javax.naming.AuthenticationException", ErrorKind.UNAUTHORIZED,
            "javax.security.sasl.AuthenticationException", ErrorKind.UNAUTHORIZED);

    private Thrown() {}

    /** The exception and its causes in one line, not redacted. */
    static String describe(Throwable thrown) {
        StringBuilder line = new StringBuilder();
        Throwable cause = thrown;
        for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
            line.append(i == 0 ? "" : ", caused by ").append(cause.getClass().getSimpleName());
            try {
                String message = cause.getMessage();
                line.append(message == null ? "" : ": " + message);
                cause = cause.getCause();
            } catch (Throwable broken) {
                cause = null;
            }
        }
        return line.toString();
    }

    /** The first kind found: of the exception, then of its causes, then of suppressed exceptions. */
    static ErrorKind kind(Throwable thrown) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> suppressed = new ArrayDeque<>();
        suppressed.add(thrown);
        while (!suppressed.isEmpty()) {
            Throwable cause = suppressed.poll();
            while (cause != null && seen.size() < MAX_LOOKED_AT && seen.add(cause)) {
                ErrorKind kind = own(cause);
                if (kind != null) {
                    return kind;
                }
                for (Throwable other : cause.getSuppressed()) {
                    suppressed.add(other);
                }
                cause = causeOf(cause);
            }
        }
        return ErrorKind.FAILED;
    }

    private static @Nullable ErrorKind own(Throwable thrown) {
        if (thrown instanceof SocketTimeoutException
                || thrown instanceof TimeoutException
                || thrown instanceof InterruptedByTimeoutException) {
            return ErrorKind.TIMEOUT;
        }
        if (thrown instanceof ConnectException
                || thrown instanceof NoRouteToHostException
                || thrown instanceof UnknownHostException
                || thrown instanceof UnresolvedAddressException) {
            return ErrorKind.UNREACHABLE;
        }
        if (thrown instanceof LoginException) {
            return ErrorKind.UNAUTHORIZED;
        }
        for (Class<?> type = thrown.getClass(); type != null; type = type.getSuperclass()) {
            ErrorKind kind = BY_NAME.get(type.getName());
            if (kind != null) {
                return kind;
            }
        }
        return null;
    }

    private static @Nullable Throwable causeOf(Throwable thrown) {
        try {
            return thrown.getCause();
        } catch (Throwable broken) {
            return null;
        }
    }
}
