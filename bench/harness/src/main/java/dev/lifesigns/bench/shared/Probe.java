/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.shared;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One probe as a kubelet sends it: on a new connection, and given up after a time limit. */
public final class Probe {
    private static final Pattern STATUS = Pattern.compile("\"status\"\\s*:\\s*\"(\\w+)\"");

    private Probe() {}

    /**
     * The response.
     *
     * @param code the status code; 0 if there was none in time
     * @param word the first status of the body in lower case, empty if there is none
     */
    public record Answer(int code, String word, String body) {
        public static final Answer NONE = new Answer(0, "", "");

        public boolean came() {
            return code != 0;
        }

        @Override
        public String toString() {
            return came() ? (code + " " + word).strip() : "no answer";
        }
    }

    public static Answer ask(int port, String path, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), remainingMillis(deadline));
            String request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            ByteArrayOutputStream received = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            for (int n = 0; n >= 0; n = socket.getInputStream().read(buffer)) {
                received.write(buffer, 0, n);
                socket.setSoTimeout(remainingMillis(deadline));
            }
            return parse(received.toString(StandardCharsets.UTF_8));
        } catch (IOException noAnswer) {
            return Answer.NONE;
        }
    }

    private static int remainingMillis(long deadline) throws IOException {
        long millis = (deadline - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
            throw new IOException("the time limit has passed");
        }
        return (int) millis;
    }

    private static Answer parse(String response) {
        int end = response.indexOf("\r\n\r\n");
        if (!response.startsWith("HTTP/1.1 ") || end < 0) {
            return Answer.NONE;
        }
        int code = Integer.parseInt(response.substring(9, 12));
        String body = response.substring(end + 4);
        Matcher status = STATUS.matcher(body);
        return new Answer(code, status.find() ? status.group(1).toLowerCase(Locale.ROOT) : "", body);
    }
}
