/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.util.Map.entry;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.InterruptedByTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
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
    private static final Map<String, ErrorKind> BY_NAME = Map.ofEntries(
            entry("java.net.http.HttpTimeoutException", ErrorKind.TIMEOUT),
            entry("java.rmi.ConnectException", ErrorKind.UNREACHABLE),
            entry("java.rmi.ConnectIOException", ErrorKind.UNREACHABLE),
            entry("java.rmi.UnknownHostException", ErrorKind.UNREACHABLE),
            entry("java.sql.SQLInvalidAuthorizationSpecException", ErrorKind.UNAUTHORIZED),
            entry("java.sql.SQLNonTransientConnectionException", ErrorKind.UNREACHABLE),
            entry("java.sql.SQLTimeoutException", ErrorKind.TIMEOUT),
            entry("javax.naming.AuthenticationException", ErrorKind.UNAUTHORIZED),
            entry("javax.naming.AuthenticationNotSupportedException", ErrorKind.UNAUTHORIZED),
            entry("javax.naming.CommunicationException", ErrorKind.UNREACHABLE),
            entry("javax.naming.ServiceUnavailableException", ErrorKind.UNREACHABLE),
            entry("javax.naming.TimeLimitExceededException", ErrorKind.TIMEOUT),
            entry("javax.security.sasl.AuthenticationException", ErrorKind.UNAUTHORIZED));

    private Thrown() {}

    /** The exception and its causes in one line, not redacted. */
    static String describe(Throwable thrown) {
        StringBuilder line = new StringBuilder();
        Throwable cause = thrown;
        for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
            line.append(i == 0 ? "" : ", caused by ").append(name(cause));
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

    /** The simple name of its class; an anonymous one has none, and goes by that of its superclass. */
    private static String name(Throwable thrown) {
        Class<?> type = thrown.getClass();
        return (type.isAnonymousClass() ? type.getSuperclass() : type).getSimpleName();
    }

    /**
     * The first kind found: of the exception, then of its causes, then of suppressed exceptions and of those that a
     * {@code java.sql.SQLException} chains.
     */
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
                suppressed.addAll(Arrays.asList(cause.getSuppressed()));
                suppressed.addAll(chained(cause));
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
                || thrown instanceof PortUnreachableException
                || thrown instanceof UnresolvedAddressException
                || thrown.getClass() == SocketException.class) {
            // The exact type is that of a connection that broke; BindException is one too, and says something else.
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

    /**
     * The exceptions that it contains: {@code java.sql.SQLException} iterates over those of {@code getNextException},
     * which are not its causes.
     */
    private static List<Throwable> chained(Throwable thrown) {
        List<Throwable> chain = new ArrayList<>();
        if (thrown instanceof Iterable<?> others) {
            try {
                Iterator<?> next = others.iterator();
                while (chain.size() < MAX_LOOKED_AT && next.hasNext()) {
                    if (next.next() instanceof Throwable other) {
                        chain.add(other);
                    }
                }
            } catch (Throwable broken) {
                return chain;
            }
        }
        return chain;
    }

    private static @Nullable Throwable causeOf(Throwable thrown) {
        try {
            return thrown.getCause();
        } catch (Throwable broken) {
            return null;
        }
    }
}
