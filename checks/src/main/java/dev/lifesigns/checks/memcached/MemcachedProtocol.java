/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.memcached;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.internal.Conversation;
import dev.lifesigns.checks.internal.Refusal;
import dev.lifesigns.checks.internal.Wire;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The text protocol. Thread-safe. */
final class MemcachedProtocol implements Conversation.Protocol {
    private static final int MOST_STATS = 1_000;

    private final @Nullable Credentials credentials;

    /* How many connections the server had refused by the last run; only the run in flight uses it. */
    private volatile long rejected = Long.MAX_VALUE;

    /** @param credentials sent once for each connection, or {@code null} */
    MemcachedProtocol(@Nullable Credentials credentials) {
        this.credentials = credentials;
    }

    /** The protocol sends them as the value of an item that the server does not store. */
    @Override
    public void open(Wire wire) throws IOException {
        if (credentials == null) {
            return;
        }
        String value = credentials.username() + " " + credentials.password();
        wire.send("set auth 0 0 " + value.getBytes(UTF_8).length + "\r\n" + value + "\r\n");
        String answer = wire.line();
        if (!answer.equals("STORED")) {
            throw refusal(answer, "STORED");
        }
    }

    @Override
    public CheckResult ask(Wire wire) throws IOException {
        wire.send("stats\r\n");
        Map<String, String> stats = new LinkedHashMap<>();
        for (String line = wire.line(); !line.equals("END"); line = wire.line()) {
            String[] words = line.split(" ", 3);
            if (words.length < 3 || !words[0].equals("STAT") || stats.size() == MOST_STATS) {
                throw refusal(line, "STAT lines, then END");
            }
            stats.put(words[1], words[2]);
        }
        return judge(stats)
                .withDetail("version", stats.get("version"))
                .withDetail("curr_connections", stats.get("curr_connections"))
                .withDetail("max_connections", stats.get("max_connections"));
    }

    /** A kept connection works even if every other one is used up, and the server refuses new ones or lets them wait. */
    private CheckResult judge(Map<String, String> stats) throws Refusal {
        long before = rejected;
        rejected = number(stats.getOrDefault("rejected_connections", "0"));
        String use = " (" + stats.get("curr_connections") + " of " + stats.get("max_connections") + " are in use)";
        if ("0".equals(stats.get("accepting_conns"))) {
            return CheckResult.down(ErrorKind.EXHAUSTED, "the server accepts no new connections" + use);
        }
        return rejected > before
                ? CheckResult.degraded(
                        ErrorKind.EXHAUSTED,
                        "the server has refused " + (rejected - before) + " connections since the last run" + use)
                : CheckResult.up();
    }

    private static long number(String digits) throws Refusal {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw Refusal.unexpected(digits, "a number of rejected_connections");
        }
    }

    private static Refusal refusal(String answer, String expected) {
        if (answer.contains("unauthenticated") || answer.contains("authentication failure")) {
            return new Refusal(ErrorKind.UNAUTHORIZED, answer);
        }
        return answer.contains("Too many open connections")
                ? new Refusal(ErrorKind.EXHAUSTED, answer)
                : Refusal.unexpected(answer, expected);
    }
}
