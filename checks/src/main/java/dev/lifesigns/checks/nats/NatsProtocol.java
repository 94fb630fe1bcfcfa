/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.nats;

import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.internal.Conversation;
import dev.lifesigns.checks.internal.JsonReader;
import dev.lifesigns.checks.internal.Refusal;
import dev.lifesigns.checks.internal.TlsDemand;
import dev.lifesigns.checks.internal.Wire;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The text protocol of clients. Thread-safe. */
final class NatsProtocol implements Conversation.Protocol {
    private static final String INFO = "INFO ";
    private static final int MOST_LINES = 100;

    private final Login login;
    private final @Nullable TlsDemand tls;

    /* Of the server at the other end of the newest connection. */
    private volatile @Nullable Object version;

    /** @param tls how to encrypt after the server's first line, or {@code null} if that is not demanded */
    NatsProtocol(Login login, @Nullable TlsDemand tls) {
        this.login = login;
        this.tls = tls;
    }

    @Override
    public void open(Wire wire) throws IOException {
        String greeting = wire.line();
        if (!greeting.startsWith(INFO)) {
            throw refusal(greeting, "INFO");
        }
        Map<?, ?> info = object(greeting.substring(INFO.length()));
        version = info.get("version");
        if (tls != null) {
            if (!offers(info, "tls_required") && !offers(info, "tls_available")) {
                throw new Refusal(ErrorKind.FAILED, "the server does not offer TLS (expected: tls_required)");
            }
            wire.encrypt(tls);
        } else if (offers(info, "tls_required")) {
            throw new Refusal(ErrorKind.FAILED, "the server requires TLS (expected: a check with tls: true)");
        }
        wire.send("CONNECT {\"verbose\":false,\"pedantic\":false,\"lang\":\"java\",\"version\":\"1\","
                + "\"name\":\"lifesigns\",\"tls_required\":" + (tls != null) + login.members() + "}\r\n");
    }

    @Override
    public CheckResult ask(Wire wire) throws IOException {
        wire.send("PING\r\n");
        for (int read = 0; read < MOST_LINES; read++) {
            String line = wire.line();
            if (line.equals("PONG")) {
                return CheckResult.up().withDetail("version", version);
            }
            if (line.equals("PING")) {
                wire.send("PONG\r\n");
            } else if (!line.startsWith(INFO) && !line.equals("+OK")) {
                throw refusal(line, "PONG");
            }
        }
        throw Refusal.unexpected(MOST_LINES + " lines", "PONG");
    }

    private static Refusal refusal(String line, String expected) {
        String lower = line.toLowerCase(Locale.ROOT);
        if (lower.startsWith("-err") && (lower.contains("authorization") || lower.contains("authentication"))) {
            return new Refusal(ErrorKind.UNAUTHORIZED, line);
        }
        return lower.startsWith("-err") && lower.contains("maximum")
                ? new Refusal(ErrorKind.EXHAUSTED, line)
                : Refusal.unexpected(line, expected);
    }

    private static Map<?, ?> object(String json) throws Refusal {
        try {
            return JsonReader.read(json) instanceof Map<?, ?> object ? object : Map.of();
        } catch (IllegalArgumentException e) {
            throw new Refusal(ErrorKind.FAILED, "INFO is " + e.getMessage());
        }
    }

    private static boolean offers(Map<?, ?> info, String field) {
        return Boolean.TRUE.equals(info.get(field));
    }
}
