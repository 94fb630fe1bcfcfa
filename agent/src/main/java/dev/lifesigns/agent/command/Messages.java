/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import dev.lifesigns.text.Printable;
import java.io.PrintWriter;
import java.util.List;

/** What commands print on standard error: one printable line per message, whatever is in it. */
final class Messages {
    private static final int LONGEST = 2_000;
    private static final int MOST = 100;

    private Messages() {}

    /** Prints {@code lifesigns: message}. */
    static void fail(PrintWriter err, String message) {
        print(err, "lifesigns: " + message);
    }

    /** Prints the same for each, or for the first of very many. */
    static void fail(PrintWriter err, List<String> messages) {
        messages.stream().limit(MOST).forEach(message -> fail(err, message));
        if (messages.size() > MOST) {
            fail(err, "and " + (messages.size() - MOST) + " more");
        }
    }

    /** Prints the message as it is. */
    static void print(PrintWriter err, String message) {
        err.println(Printable.of(message, LONGEST));
        err.flush();
    }

    /** Prints findings, which are printable already. */
    static void print(PrintWriter err, List<?> findings) {
        findings.forEach(err::println);
        err.flush();
    }
}
