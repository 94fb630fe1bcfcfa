/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.zookeeper;

import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.internal.Conversation;
import dev.lifesigns.checks.internal.Refusal;
import dev.lifesigns.checks.internal.Wire;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The command {@code srvr}, after whose answer the server closes the connection. Thread-safe. */
final class ZooKeeperProtocol implements Conversation.Protocol {
    private static final String VERSION = "Zookeeper version";
    private static final String MODE = "Mode";
    private static final String LAST = "Node count";
    private static final int MOST_LINES = 100;

    @Override
    public CheckResult ask(Wire wire) throws IOException {
        wire.send("srvr");
        Map<String, String> state = state(wire);
        String mode = state.getOrDefault(MODE, "");
        CheckResult verdict = switch (mode) {
            case "leader", "follower", "observer", "standalone" -> CheckResult.up();
            case "read-only" -> CheckResult.degraded(ErrorKind.FAILED, "read-only: the member is not part of a quorum");
            default -> throw Refusal.unexpected(mode, "a mode such as leader or follower");
        };
        return verdict.withDetail("version", state.getOrDefault(VERSION, "").replaceFirst("[-,].*", ""))
                .withDetail("mode", mode)
                .withDetail("connections", state.get("Connections"))
                .withDetail("outstanding", state.get("Outstanding"));
    }

    private static Map<String, String> state(Wire wire) throws IOException {
        Map<String, String> state = new LinkedHashMap<>();
        for (int read = 0; !state.containsKey(LAST); read++) {
            String line = wire.line();
            int colon = line.indexOf(": ");
            if (read == MOST_LINES || (read == 0 && !line.startsWith(VERSION + ": "))) {
                throw refusal(line);
            }
            if (colon >= 0) {
                state.put(line.substring(0, colon), line.substring(colon + 2));
            }
        }
        return state;
    }

    private static Refusal refusal(String line) {
        if (line.contains("not currently serving requests")) {
            return new Refusal(ErrorKind.FAILED, line);
        }
        return Refusal.unexpected(
                line,
                line.contains("whitelist")
                        ? "srvr in 4lw.commands.whitelist"
                        : VERSION + ", then other lines to " + LAST);
    }
}
