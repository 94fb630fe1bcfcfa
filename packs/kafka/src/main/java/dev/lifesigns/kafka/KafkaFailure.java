/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kafka;

import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.internal.Refusal;
import java.io.IOException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.NetworkException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Translates the exceptions of the client. */
final class KafkaFailure {
    private static final int LONGEST_CHAIN = 20;

    private KafkaFailure() {}

    /** The same failure, with its kind and its subject. */
    static Refusal of(String subject, Throwable thrown) {
        Refusal failure = new Refusal(kindOf(thrown), subject + ": " + message(thrown));
        failure.initCause(thrown);
        return failure;
    }

    /** Decides by the innermost exception that is specific: a question that timed out may have lost its connection. */
    private static ErrorKind kindOf(Throwable thrown) {
        ErrorKind kind = ErrorKind.FAILED;
        int length = 0;
        for (Throwable link = thrown; link != null && length < LONGEST_CHAIN; link = link.getCause(), length++) {
            if (link instanceof SslAuthenticationException) {
                return ErrorKind.FAILED;
            }
            if (link instanceof AuthenticationException || link instanceof AuthorizationException) {
                return ErrorKind.UNAUTHORIZED;
            }
            if (link instanceof DisconnectException
                    || link instanceof NetworkException
                    || link instanceof IOException) {
                return ErrorKind.UNREACHABLE;
            }
            if (link instanceof TimeoutException) {
                kind = ErrorKind.TIMEOUT;
            }
        }
        return kind;
    }

    private static String message(Throwable thrown) {
        if (thrown instanceof UnknownTopicOrPartitionException) {
            return "not found (expected: an existing one)";
        }
        String message = thrown.getMessage();
        return message == null || message.isBlank() ? thrown.getClass().getSimpleName() : message;
    }
}
