/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.mongodb;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoTimeoutException;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.internal.Refusal;
import dev.lifesigns.checks.internal.TlsRefusal;
import org.jspecify.annotations.Nullable;

/** Translates the exceptions of the client. */
final class MongoFailure {
    private static final int LONGEST_CHAIN = 20;
    private static final int UNAUTHORIZED = 13;
    private static final int AUTHENTICATION_FAILED = 18;
    private static final String POOL = "waiting for a connection";

    private MongoFailure() {}

    /** The same failure, with its kind. */
    static Refusal of(MongoException thrown) {
        ErrorKind kind = kindOf(thrown);
        return new Refusal(kind, message(kind, thrown));
    }

    /** Decides by the first exception that is specific: a timeout may have waited for a login, or for a free connection. */
    private static ErrorKind kindOf(Throwable thrown) {
        if (TlsRefusal.isIn(thrown)) {
            return ErrorKind.FAILED;
        }
        ErrorKind kind = ErrorKind.FAILED;
        int length = 0;
        for (Throwable link = thrown; link != null && length < LONGEST_CHAIN; link = link.getCause(), length++) {
            ErrorKind known = specific(link);
            if (known != null) {
                return known;
            }
            if (link instanceof MongoTimeoutException || link instanceof MongoOperationTimeoutException) {
                kind = ErrorKind.TIMEOUT;
            }
        }
        return kind;
    }

    private static @Nullable ErrorKind specific(Throwable link) {
        if (link instanceof MongoCommandException refused) {
            boolean login = refused.getErrorCode() == UNAUTHORIZED || refused.getErrorCode() == AUTHENTICATION_FAILED;
            return login ? ErrorKind.UNAUTHORIZED : null;
        }
        if (link instanceof MongoSocketReadTimeoutException || link instanceof MongoExecutionTimeoutException) {
            return ErrorKind.TIMEOUT;
        }
        if (link instanceof MongoTimeoutException
                && String.valueOf(link.getMessage()).contains(POOL)) {
            return ErrorKind.EXHAUSTED;
        }
        if (link instanceof MongoSocketException) {
            return ErrorKind.UNREACHABLE;
        }
        return link instanceof MongoSecurityException ? security(link) : null;
    }

    /** A login that failed because the connection was lost says nothing about the password. */
    private static @Nullable ErrorKind security(Throwable link) {
        Throwable cause = link.getCause();
        return cause instanceof MongoSocketException || cause instanceof MongoOperationTimeoutException
                ? null
                : ErrorKind.UNAUTHORIZED;
    }

    private static String message(ErrorKind kind, MongoException thrown) {
        String message = thrown.getMessage();
        if (kind == ErrorKind.TIMEOUT) {
            return "no answer in time";
        }
        return message == null || message.isBlank() ? thrown.getClass().getSimpleName() : message;
    }
}
