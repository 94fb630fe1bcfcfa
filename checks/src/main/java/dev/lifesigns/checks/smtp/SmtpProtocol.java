/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.smtp;

import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.internal.Conversation;
import dev.lifesigns.checks.internal.Refusal;
import dev.lifesigns.checks.internal.TlsDemand;
import dev.lifesigns.checks.internal.Wire;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of RFC 5321, up to where a message would start.
 *
 * @param startTls how to encrypt after {@code STARTTLS}, or {@code null} if that is not demanded
 */
record SmtpProtocol(@Nullable TlsDemand startTls) implements Conversation.Protocol {
    private static final int MOST_LINES = 100;
    private static final int LENGTH_OF_CODE = 3;

    @Override
    public CheckResult ask(Wire wire) throws IOException {
        expect(wire, 220);
        boolean offered = hello(wire).contains("STARTTLS");
        if (startTls != null) {
            if (!offered) {
                throw new Refusal(ErrorKind.FAILED, "no STARTTLS among the extensions (expected: it is offered)");
            }
            wire.send("STARTTLS\r\n");
            expect(wire, 220);
            wire.encrypt(startTls);
            hello(wire);
        }
        wire.send("QUIT\r\n");
        expect(wire, 221);
        return CheckResult.up().withDetail("starttls", offered);
    }

    /** The keywords of the extensions. */
    private static List<String> hello(Wire wire) throws IOException {
        InetAddress address = wire.localAddress();
        String literal = (address instanceof Inet6Address ? "IPv6:" : "")
                + address.getHostAddress().replaceAll("%.*", "");
        wire.send("EHLO [" + literal + "]\r\n");
        return expect(wire, 250);
    }

    /** The text of each line of a reply with this code. */
    private static List<String> expect(Wire wire, int code) throws IOException {
        List<String> texts = new ArrayList<>();
        String line;
        do {
            line = wire.line();
            if (!line.startsWith(String.valueOf(code)) || texts.size() == MOST_LINES) {
                throw refusal(line, code);
            }
            texts.add(line.substring(Math.min(line.length(), LENGTH_OF_CODE + 1)));
        } while (line.startsWith("-", LENGTH_OF_CODE));
        return texts;
    }

    private static Refusal refusal(String line, int expected) {
        if (line.startsWith("421")) {
            return new Refusal(ErrorKind.EXHAUSTED, line);
        }
        return line.startsWith("530") || line.startsWith("535")
                ? new Refusal(ErrorKind.UNAUTHORIZED, line)
                : Refusal.unexpected(line, "code " + expected);
    }
}
