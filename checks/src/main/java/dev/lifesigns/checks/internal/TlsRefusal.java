/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import java.io.EOFException;
import java.net.SocketException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Recognizes that one side refused the other's certificate, version or protocol: the kind is {@code failed} everywhere. */
public final class TlsRefusal {
    private static final int LONGEST_CHAIN = 20;

    private TlsRefusal() {}

    /** Whether it, or a cause of it, is a refusal of TLS; a connection that was lost on the way is none. */
    public static boolean isIn(Throwable thrown) {
        return find(thrown) != null;
    }

    /** The refusal, or {@code null} if there is none. */
    public static @Nullable SSLException find(Throwable thrown) {
        SSLException refusal = null;
        int length = 0;
        for (Throwable link = thrown; link != null && length < LONGEST_CHAIN; link = link.getCause(), length++) {
            if (link instanceof SSLHandshakeException handshake) {
                return handshake;
            }
            if (link instanceof SocketException || link instanceof EOFException) {
                return null;
            }
            if (refusal == null && link instanceof SSLException exception) {
                refusal = exception;
            }
        }
        return refusal;
    }
}
