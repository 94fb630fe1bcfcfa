/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal.http;

import static dev.lifesigns.ErrorKind.EXHAUSTED;
import static dev.lifesigns.ErrorKind.FAILED;
import static dev.lifesigns.ErrorKind.TIMEOUT;
import static dev.lifesigns.ErrorKind.UNAUTHORIZED;
import static dev.lifesigns.ErrorKind.UNREACHABLE;

import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** Turns failed requests into results. Messages name the server, never the URL. */
public final class Failures {
    private static final int LONGEST_REASON = 200;

    private Failures() {}

    /** Down because of a status that is not among those that are expected. */
    public static CheckResult status(Endpoint endpoint, int status, Object expected) {
        return CheckResult.down(kind(status), endpoint + ": status " + status + " (expected: " + expected + ")");
    }

    /** Down because there is no response. */
    public static CheckResult request(Endpoint endpoint, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return CheckResult.down(TIMEOUT, endpoint + ": no complete response in time");
            }
            if (cause instanceof UnknownHostException) {
                return CheckResult.down(UNREACHABLE, endpoint + ": no such host");
            }
            if (cause instanceof ProxyException refusal) {
                Integer status = refusal.status();
                return CheckResult.down(
                        status == null || status >= 500 ? UNREACHABLE : kind(status),
                        endpoint + ": " + refusal.getMessage());
            }
            if (cause instanceof SSLException) {
                return CheckResult.down(FAILED, endpoint + ": TLS: " + reason(cause));
            }
            if (cause instanceof ProtocolException) {
                return CheckResult.down(FAILED, endpoint + ": not an HTTP response: " + reason(cause));
            }
        }
        if (failure instanceof TruncatedResponseException) {
            return CheckResult.down(FAILED, endpoint + ": response incomplete: " + reason(failure));
        }
        return failure instanceof IOException
                ? CheckResult.down(UNREACHABLE, endpoint + ": connection refused, reset or closed without a response")
                : CheckResult.down(FAILED, endpoint + ": no response: " + reason(failure));
    }

    /** What a status means that is not expected. */
    public static ErrorKind kind(int status) {
        return switch (status) {
            case 401, 403, 407 -> UNAUTHORIZED;
            case 429 -> EXHAUSTED;
            default -> FAILED;
        };
    }

    private static String reason(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return message.length() <= LONGEST_REASON ? message : message.substring(0, LONGEST_REASON);
    }
}
