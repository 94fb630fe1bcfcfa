/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.UnresolvedAddressException;

/** Why a server does not listen, in words for the person who started it. */
final class CannotListen {
    private CannotListen() {}

    static UncheckedIOException on(InetSocketAddress address, Throwable cause) {
        return new UncheckedIOException(
                "health server: " + reason(address, cause),
                cause instanceof IOException failure ? failure : new IOException(cause));
    }

    private static String reason(InetSocketAddress address, Throwable cause) {
        // Each transport has an exception of its own, with the words of the system.
        if (String.valueOf(cause.getMessage()).contains("already in use")) {
            return "port " + address.getPort() + " is already in use (expected: a free port; 0 takes any)";
        }
        String host = address.getHostString() + ": ";
        return cause instanceof UnresolvedAddressException
                ? host + "no such host (expected: a name or address of this machine)"
                : host + cause.getMessage() + " (expected: an address of this machine)";
    }
}
