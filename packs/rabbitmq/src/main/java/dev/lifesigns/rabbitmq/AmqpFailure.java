/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.rabbitmq;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.MalformedFrameException;
import com.rabbitmq.client.Method;
import com.rabbitmq.client.ShutdownSignalException;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.internal.Refusal;
import dev.lifesigns.checks.internal.TlsRefusal;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;

/** Translates the exceptions of the client, and the codes of the broker. */
final class AmqpFailure {
    private static final int LONGEST_CHAIN = 20;
    private static final String NO_ACCESS = "refused for user";
    private static final String LIMIT = "limit";

    private AmqpFailure() {}

    /** The same failure, with its kind and its subject. */
    static Refusal of(String subject, Throwable thrown) {
        if (TlsRefusal.isIn(thrown)) {
            return new Refusal(
                    ErrorKind.FAILED, subject + ": TLS: " + innermost(thrown).getMessage());
        }
        int length = 0;
        for (Throwable link = thrown; link != null && length < LONGEST_CHAIN; link = link.getCause(), length++) {
            if (link instanceof AuthenticationFailureException) {
                return new Refusal(ErrorKind.UNAUTHORIZED, subject + ": " + link.getMessage());
            }
            if (link instanceof ShutdownSignalException signal && signal.getReason() != null) {
                return reason(subject, signal.getReason());
            }
            if (link instanceof TimeoutException || link instanceof SocketTimeoutException) {
                return new Refusal(ErrorKind.TIMEOUT, subject + ": no answer in time");
            }
            if (link instanceof MalformedFrameException) {
                return new Refusal(
                        ErrorKind.FAILED, subject + ": " + link.getMessage() + " (expected: a frame of AMQP)");
            }
            if (link instanceof UnknownHostException) {
                return new Refusal(ErrorKind.UNREACHABLE, subject + ": no such host");
            }
        }
        boolean lost = thrown instanceof IOException || thrown instanceof ShutdownSignalException;
        return new Refusal(lost ? ErrorKind.UNREACHABLE : ErrorKind.FAILED, subject + ": " + message(thrown));
    }

    /** What the broker says when it closes a connection or a channel: {@code NOT_FOUND - no queue 'x' in vhost '/'}. */
    private static Refusal reason(String subject, Method reason) {
        if (reason instanceof AMQP.Connection.Close closed) {
            return said(subject, closed.getReplyCode(), closed.getReplyText());
        }
        return reason instanceof AMQP.Channel.Close closed
                ? said(subject, closed.getReplyCode(), closed.getReplyText())
                : new Refusal(ErrorKind.FAILED, subject + ": " + reason.protocolMethodName());
    }

    private static Refusal said(String subject, int code, String text) {
        ErrorKind kind = switch (code) {
            case AMQP.ACCESS_REFUSED -> ErrorKind.UNAUTHORIZED;
            case AMQP.CONNECTION_FORCED -> ErrorKind.UNREACHABLE;
            case AMQP.RESOURCE_ERROR -> ErrorKind.EXHAUSTED;
            case AMQP.NOT_ALLOWED -> notAllowed(text);
            default -> ErrorKind.FAILED;
        };
        return new Refusal(kind, subject + ": " + text);
    }

    /** One code for a virtual host that is not there, is not for this user, or has too many connections. */
    private static ErrorKind notAllowed(String text) {
        if (text.contains(NO_ACCESS)) {
            return ErrorKind.UNAUTHORIZED;
        }
        return text.contains(LIMIT) ? ErrorKind.EXHAUSTED : ErrorKind.FAILED;
    }

    private static String message(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null || message.isBlank() ? "the connection was lost" : message;
    }

    private static Throwable innermost(Throwable thrown) {
        Throwable link = thrown;
        for (int length = 0; link.getCause() != null && length < LONGEST_CHAIN; length++) {
            link = link.getCause();
        }
        return link;
    }
}
