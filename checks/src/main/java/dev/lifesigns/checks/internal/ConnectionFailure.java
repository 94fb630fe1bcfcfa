/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

/** Translates what goes wrong on a connection into a result. */
public final class ConnectionFailure {
    private ConnectionFailure() {}

    /** Down, with the kind of the failure. */
    public static CheckResult result(HostAndPort server, IOException failure, Secrets secrets) {
        return CheckResult.down(kindOf(failure), server + ": " + secrets.clean(message(failure)));
    }

    /** Refused, reset, closed and no such host are {@link ErrorKind#UNREACHABLE}. */
    static ErrorKind kindOf(IOException failure) {
        if (failure instanceof SocketTimeoutException) {
            return ErrorKind.TIMEOUT;
        }
        if (failure instanceof Refusal refusal) {
            return refusal.kind();
        }
        return TlsRefusal.isIn(failure) ? ErrorKind.FAILED : ErrorKind.UNREACHABLE;
    }

    private static String message(IOException failure) {
        if (failure instanceof UnknownHostException) {
            return "no such host";
        }
        if (failure instanceof SocketTimeoutException) {
            return "no response in time";
        }
        if (failure instanceof Refusal || failure instanceof ConnectException) {
            return String.valueOf(failure.getMessage());
        }
        if (TlsRefusal.isIn(failure)) {
            return "TLS: " + failure.getMessage();
        }
        return failure instanceof EOFException ? "the server closed the connection" : "connection reset or lost";
    }
}
