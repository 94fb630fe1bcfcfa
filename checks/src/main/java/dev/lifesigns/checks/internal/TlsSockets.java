/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** TLS over open connections. Certificates and host names are always verified. */
public final class TlsSockets {
    private TlsSockets() {}

    /** Trusts the certificates that the JVM trusts. */
    public static SSLSocket over(Socket plain, String host, int port) throws IOException {
        return over((SSLSocketFactory) SSLSocketFactory.getDefault(), plain, host, port);
    }

    /** Performs the handshake; closes the connection if that fails. */
    public static SSLSocket over(SSLSocketFactory factory, Socket plain, String host, int port) throws IOException {
        boolean done = false;
        try {
            SSLSocket socket = (SSLSocket) factory.createSocket(plain, host, port, true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            done = true;
            return socket;
        } finally {
            if (!done) {
                plain.close();
            }
        }
    }
}
