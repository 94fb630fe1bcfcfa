/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/**
 * One connection of a client that hides nothing: it sends the bytes it is given, and shows those that come. Nothing waits
 * longer than {@value #PATIENCE_MILLIS} ms.
 */
final class RawConnection implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 15_000;

    private final Socket socket;
    private final InputStream in;

    private RawConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    static RawConnection to(RunningServer server) throws IOException {
        return connect(server, new Socket());
    }

    /** With the smallest receive buffer there is, so that who does not read is noticed soon. */
    static RawConnection narrow(RunningServer server) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(1024);
        return connect(server, socket);
    }

    private static RawConnection connect(RunningServer server, Socket socket) throws IOException {
        socket.connect(new InetSocketAddress(server.host(), server.port()), PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return new RawConnection(socket);
    }

    /** Sends text as it is, in one write. */
    RawConnection send(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /** Sends a request whose answer is awaited elsewhere; a server may hang up before it has taken all of it. */
    RawConnection sendUnlessRefused(String bytes) throws IOException {
        try {
            return send(bytes);
        } catch (SocketException refused) {
            return this;
        }
    }

    /** Sends a request and reads its answer. */
    RawResponse exchange(RawRequest ask) throws IOException {
        send(ask.text());
        return ask.isHead() ? readHead() : read();
    }

    /** Reads one answer and its body. */
    RawResponse read() throws IOException {
        RawResponse head = readHead();
        if (head.status() == 304 || head.status() == 204) {
            return head;
        }
        return head.withBody(readBody(head));
    }

    /** Reads one answer, if there is one. */
    int readStatusOrHangUp() throws IOException {
        try {
            return read().status();
        } catch (EOFException | SocketException hungUp) {
            return HttpAdapterContract.HANGS_UP;
        }
    }

    /** Reads one answer that has no body. */
    RawResponse readHead() throws IOException {
        String statusLine = readLine();
        List<RawResponse.Field> fields = new ArrayList<>();
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new AssertionError("header field: '" + line + "' (expected: name: value)");
            }
            fields.add(new RawResponse.Field(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        return new RawResponse(statusLine, fields, "");
    }

    private String readBody(RawResponse head) throws IOException {
        if (head.fields("Transfer-Encoding").contains("chunked")) {
            return readChunks();
        }
        String length = head.field("Content-Length");
        return new String(length == null ? in.readAllBytes() : readExactly(Integer.parseInt(length)), ISO_8859_1);
    }

    private String readChunks() throws IOException {
        StringBuilder body = new StringBuilder();
        for (int size = Integer.parseInt(readLine(), 16); size > 0; size = Integer.parseInt(readLine(), 16)) {
            body.append(new String(readExactly(size), ISO_8859_1));
            readLine();
        }
        readLine();
        return body.toString();
    }

    private byte[] readExactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("body: " + bytes.length + " bytes (expected: Content-Length " + length + ")");
        }
        return bytes;
    }

    /** Reads one byte of a body; -1 at the end. */
    int readByte() throws IOException {
        return in.read();
    }

    String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException(
                        "the server closed the connection after '" + line + "' (expected: a whole line)");
            }
            line.append((char) c);
        }
        int end = line.length() - 1;
        return end >= 0 && line.charAt(end) == '\r' ? line.substring(0, end) : line.toString();
    }

    /** Whether the server has hung up, as seen by a client that sends an empty line and reads nothing. */
    boolean isRefused() throws IOException {
        try {
            send("\r\n");
            return false;
        } catch (SocketException refused) {
            return true;
        }
    }

    /** Whether nothing comes for so long: no byte, and no end. */
    boolean silentFor(int millis) throws IOException {
        socket.setSoTimeout(millis);
        in.mark(1);
        try {
            in.read();
            in.reset();
            return false;
        } catch (SocketTimeoutException silence) {
            return true;
        } finally {
            socket.setSoTimeout(PATIENCE_MILLIS);
        }
    }

    /** Whether the server hangs up without another byte, before our patience ends. */
    boolean isClosedByServer() throws IOException {
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        } catch (SocketException reset) {
            return true;
        }
    }

    /** Closes the sending side, and keeps reading. */
    void closeSending() throws IOException {
        socket.shutdownOutput();
    }

    /** Resets the connection, whatever is under way. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
