/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/**
 * What is written over TLS. With TLS 1.3 a server refuses the client's certificate, or its lack, when the handshake has ended for the
 * client. It says why and closes, so that the first request is lost: then what it said is thrown instead of the loss.
 */
public final class TlsOutput extends FilterOutputStream {
    private final SSLSocket socket;

    private TlsOutput(SSLSocket socket) throws IOException {
        super(socket.getOutputStream());
        this.socket = socket;
    }

    /** The stream of a connection, encrypted or not. */
    public static OutputStream of(Socket socket) throws IOException {
        return socket instanceof SSLSocket encrypted ? new TlsOutput(encrypted) : socket.getOutputStream();
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException lost) {
            throw saidBefore(lost);
        }
    }

    private IOException saidBefore(IOException lost) {
        try {
            // at once: the connection is gone, and only what has arrived before is left
            int unused = socket.getInputStream().read();
        } catch (IOException said) {
            SSLException refusal = TlsRefusal.find(said);
            if (refusal != null) {
                return refusal;
            }
        }
        return lost;
    }
}
