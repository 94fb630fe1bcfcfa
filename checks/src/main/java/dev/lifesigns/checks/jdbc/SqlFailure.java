/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.jdbc;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.internal.TlsRefusal;
import java.io.EOFException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An exception of a driver or pool, translated into a kind and a message.
 *
 * @param kind from types and SQLStates, never from a message
 * @param message the SQLState, if there is one, and the driver's message; may contain secrets
 */
record SqlFailure(ErrorKind kind, String message) {
    private static final int MYSQL_TOO_MANY_CONNECTIONS = 1040;
    private static final int MYSQL_TOO_MANY_CONNECTIONS_OF_USER = 1203;
    private static final int MYSQL_IDLE_FOR_TOO_LONG = 4031;
    private static final Set<String> LOST_STATEMENT = Set.of("26000", "42P05", "25P03", "57P05");
    private static final int LONGEST_CHAIN = 20;

    static SqlFailure of(Throwable thrown) {
        List<Throwable> chain = chain(thrown);
        return new SqlFailure(kind(chain), message(chain));
    }

    /** The kind, given the time: what fails after the deadline has run out of time. */
    ErrorKind kindAt(CheckDeadline deadline) {
        boolean outOfTime = deadline.expired() && (kind == ErrorKind.UNREACHABLE || kind == ErrorKind.FAILED);
        return outOfTime ? ErrorKind.TIMEOUT : kind;
    }

    /**
     * Whether a kept connection was lost, so that a new one can show more. A statement that is unknown or exists
     * already is not the database's fault either, but that of the pooler in between.
     */
    static boolean saysOfAKeptConnection(Throwable thrown) {
        List<Throwable> chain = chain(thrown);
        SQLException stated = stated(chain);
        return kind(chain) == ErrorKind.UNREACHABLE
                || stated != null && LOST_STATEMENT.contains(stated.getSQLState())
                || stated != null && stated.getErrorCode() == MYSQL_IDLE_FOR_TOO_LONG;
    }

    private static ErrorKind kind(List<Throwable> chain) {
        SQLException stated = stated(chain);
        for (Throwable link : chain) {
            if (link instanceof KnownFailure known) {
                return known.kind();
            }
            if (link instanceof InterruptedIOException
                    || link instanceof InterruptedException
                    || link instanceof SQLTimeoutException) {
                return ErrorKind.TIMEOUT;
            }
        }
        if (TlsRefusal.isIn(chain.get(0))) {
            return ErrorKind.FAILED;
        }
        if (stated != null) {
            return kind(stated);
        }
        if (chain.stream().anyMatch(SqlFailure::isOfNetwork)) {
            return ErrorKind.UNREACHABLE;
        }
        boolean poolGaveUp = chain.get(chain.size() - 1) instanceof SQLTransientConnectionException;
        return poolGaveUp ? ErrorKind.EXHAUSTED : ErrorKind.FAILED;
    }

    private static ErrorKind kind(SQLException stated) {
        String state = stated.getSQLState();
        int code = stated.getErrorCode();
        if (state.equals("53300")
                || code == MYSQL_TOO_MANY_CONNECTIONS && state.equals("08004")
                || code == MYSQL_TOO_MANY_CONNECTIONS_OF_USER && state.equals("42000")) {
            return ErrorKind.EXHAUSTED;
        }
        if (isMariadbsRefusalOfACertificate(stated)) {
            return ErrorKind.FAILED;
        }
        return switch (state) {
            // canceled on the server, by its own limit or by us; the ODBC words; MySQL's words
            case "57014", "HYT00", "HYT01", "70100" -> ErrorKind.TIMEOUT;
            // shutting down, crashed, starting up, idle for too long; H2's broken connection, and its database closed
            case "57P01", "57P02", "57P03", "57P05", "90067", "90098", "90121" -> ErrorKind.UNREACHABLE;
            // the server rejected the connection: usually for lack of a password
            case "08004" -> ErrorKind.UNAUTHORIZED;
            default -> byClass(state);
        };
    }

    /** MariaDB's driver gives it the state of a lost connection, and no cause. */
    private static boolean isMariadbsRefusalOfACertificate(SQLException stated) {
        String message = stated.getMessage();
        return message != null && message.contains("Self signed certificates");
    }

    private static ErrorKind byClass(String state) {
        if (state.startsWith("08")) {
            return ErrorKind.UNREACHABLE;
        }
        return state.startsWith("28") ? ErrorKind.UNAUTHORIZED : ErrorKind.FAILED;
    }

    private static boolean isOfNetwork(Throwable link) {
        return link instanceof SocketException || link instanceof UnknownHostException || link instanceof EOFException;
    }

    private static String message(List<Throwable> chain) {
        SQLException stated = stated(chain);
        if (stated != null) {
            return stated.getSQLState() + ": " + text(stated);
        }
        return text(chain.get(0));
    }

    private static String text(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null || message.isBlank() ? thrown.getClass().getSimpleName() : message;
    }

    /** The first with an SQLState: pools wrap the driver's exception. */
    private static @Nullable SQLException stated(List<Throwable> chain) {
        for (Throwable link : chain) {
            if (link instanceof SQLException sql
                    && sql.getSQLState() != null
                    && !sql.getSQLState().isBlank()) {
                return sql;
            }
        }
        return null;
    }

    private static List<Throwable> chain(Throwable thrown) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable link = thrown; link != null && chain.size() < LONGEST_CHAIN; link = link.getCause()) {
            chain.add(link);
        }
        return chain;
    }
}
