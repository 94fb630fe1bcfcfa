/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.websocket;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.internal.Refusal;
import dev.lifesigns.checks.internal.Wire;
import dev.lifesigns.checks.internal.http.Failures;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The request that turns a connection of HTTP into one of WebSocket (RFC 6455 §4).
 *
 * @param authority of the URL
 * @param target path and query of the URL
 * @param headers of the client
 * @param subprotocol that the server must agree to, or {@code null}
 */
record Handshake(
        String authority,
        String target,
        Map<String, String> headers,
        @Nullable String subprotocol) {
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int MOST_LINES = 200;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 ([1-5][0-9]{2})(?: .*)?");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** @throws Refusal if the server does not agree */
    void perform(Wire wire) throws IOException {
        byte[] nonce = new byte[16];
        RANDOM.nextBytes(nonce);
        String key = Base64.getEncoder().encodeToString(nonce);
        wire.send(request(key));
        String line = wire.line();
        Matcher status = STATUS.matcher(line);
        if (!status.matches()) {
            throw Refusal.unexpected(line, "a response of HTTP/1.1");
        }
        Map<String, String> fields = fields(wire);
        int code = Integer.parseInt(status.group(1));
        if (code != 101) {
            throw new Refusal(Failures.kind(code), "status " + code + " (expected: 101)");
        }
        require(fields, "Upgrade", "websocket");
        require(fields, "Sec-WebSocket-Accept", accept(key));
        if (subprotocol != null) {
            require(fields, "Sec-WebSocket-Protocol", subprotocol);
        }
    }

    private String request(String key) {
        StringBuilder request = new StringBuilder("GET " + target + " HTTP/1.1\r\nHost: " + authority
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
                + key + "\r\n");
        headers.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
        if (subprotocol != null) {
            request.append("Sec-WebSocket-Protocol: " + subprotocol + "\r\n");
        }
        return request.append("\r\n").toString();
    }

    private static Map<String, String> fields(Wire wire) throws IOException {
        Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = wire.line(); !line.isEmpty(); line = wire.line()) {
            int colon = line.indexOf(':');
            if (colon < 1 || fields.size() == MOST_LINES) {
                throw Refusal.unexpected(line, "fields of HTTP, then an empty line");
            }
            fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        return fields;
    }

    private static void require(Map<String, String> fields, String name, String expected) throws Refusal {
        String found = fields.getOrDefault(name, "");
        boolean equal =
                name.equals("Upgrade") ? found.toLowerCase(Locale.ROOT).equals(expected) : found.equals(expected);
        if (!equal) {
            throw new Refusal(ErrorKind.FAILED, name + ": '" + found + "' (expected: " + expected + ")");
        }
    }

    static String accept(String key) {
        try {
            // RFC 6455 demands SHA-1; it protects nothing here
            byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-1: not available in this JVM", e);
        }
    }
}
