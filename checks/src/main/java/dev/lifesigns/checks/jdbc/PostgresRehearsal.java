/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.jdbc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends PostgreSQL's driver what a server would send: lets it log in, with or without a password, and answers each
 * query with a single 1.
 *
 * <p>Format of messages: <a href="https://www.postgresql.org/docs/current/protocol-message-formats.html">PostgreSQL</a>.
 */
final class PostgresRehearsal implements UnaryOperator<String> {
    private static final Pattern NONCE = Pattern.compile("r=([^,]+)");
    private static final String WANTS_SCRAM = message('R', number(10) + "SCRAM-SHA-256\0\0");
    private static final String LET_IN = message('R', number(0))
            + parameter("server_version", "17.0")
            + parameter("client_encoding", "UTF8")
            + parameter("DateStyle", "ISO, MDY")
            + parameter("integer_datetimes", "on")
            + parameter("standard_conforming_strings", "on")
            + message('Z', "I");
    private static final String ONE_COLUMN =
            message('T', "\0\1" + "one\0" + number(0) + "\0\0" + number(23) + "\0\4" + number(-1) + "\0\0");
    private static final String ONE = message('D', "\0\1" + number(1) + "1") + message('C', "SELECT 1\0");

    private final boolean password;
    private boolean greeted;
    private String command = "";
    private boolean transaction;

    PostgresRehearsal(boolean password) {
        this.password = password;
    }

    @Override
    public String apply(String request) {
        if (!greeted) {
            return greeting(request);
        }
        StringBuilder answers = new StringBuilder();
        for (int at = 0; at + 5 <= request.length(); at += 1 + length(request, at + 1)) {
            answers.append(answer(request.charAt(at), request.substring(at)));
        }
        return answers.toString();
    }

    private String greeting(String request) {
        if (request.length() == 8) {
            // no TLS
            return "N";
        }
        greeted = true;
        return password ? WANTS_SCRAM : LET_IN;
    }

    private String answer(char type, String rest) {
        return switch (type) {
            case 'p' -> scram(rest);
            case 'P' -> {
                command = rest.substring(6).split("\\W", 2)[0];
                yield message('1', "");
            }
            case 'B' -> message('2', "");
            case 'D' -> isSelect() ? ONE_COLUMN : message('n', "");
            case 'E' -> {
                transaction = isSelect() || command.equals("BEGIN");
                yield isSelect() ? ONE : message('C', command + '\0');
            }
            case 'Q' -> message('C', "SET\0") + ready();
            case 'S' -> ready();
            default -> "";
        };
    }

    private boolean isSelect() {
        return command.equals("SELECT");
    }

    private String ready() {
        return message('Z', transaction ? "T" : "I");
    }

    /** The driver's proof is ignored: the work has been done, and the connection ends. */
    private static String scram(String rest) {
        Matcher nonce = NONCE.matcher(rest);
        return nonce.find() && rest.contains("n=")
                ? message('R', number(11) + "r=" + nonce.group(1) + "x,s=bGlmZXNpZ25z,i=4096")
                : "";
    }

    private static String parameter(String name, String value) {
        return message('S', name + '\0' + value + '\0');
    }

    private static String message(char type, String body) {
        return type + number(body.length() + 4) + body;
    }

    private static String number(int value) {
        return new String(
                new byte[] {(byte) (value >>> 24), (byte) (value >>> 16), (byte) (value >>> 8), (byte) value},
                ISO_8859_1);
    }

    private static int length(String text, int at) {
        return text.charAt(at) << 24 | text.charAt(at + 1) << 16 | text.charAt(at + 2) << 8 | text.charAt(at + 3);
    }
}
