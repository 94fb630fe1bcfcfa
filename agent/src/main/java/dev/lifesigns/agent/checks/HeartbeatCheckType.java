/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.checks;

import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.InvalidOptionException;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.checks.spi.OptionValues;
import dev.lifesigns.http.KnownTokens;
import java.time.Duration;
import java.util.List;

/** {@code type: heartbeat}. */
public final class HeartbeatCheckType implements CheckType {
    static final Option<Duration> WITHIN = Option.duration(
                    "within", "Down if the last report is older; the start of the agent counts as one.")
            .required();
    static final Option<List<String>> TOKENS = Option.list(
                    "tokens",
                    "Hashes of the bearer tokens of those who report, as for security.detailed.tokens; created by `lifesigns"
                            + " token`.")
            .required();

    @Override
    public String name() {
        return "heartbeat";
    }

    @Override
    public String summary() {
        return "A job reports in time, by `POST /health/beat/` and the name of the check. It is never run.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(WITHIN, TOKENS);
    }

    @Override
    public HealthCheck create(OptionValues values) {
        Duration within = values.get(WITHIN);
        if (within.toSeconds() < 1) {
            throw new InvalidOptionException(WITHIN, "within: " + within + " (expected: at least 1 s)");
        }
        return new ReportedHeartbeat(within, tokens(values.get(TOKENS)));
    }

    private static KnownTokens tokens(List<String> hashes) {
        if (hashes.isEmpty()) {
            throw new InvalidOptionException(TOKENS, "tokens: none (expected: at least one hash)");
        }
        for (String hash : hashes) {
            if (!KnownTokens.isHash(hash)) {
                // it may be a token itself, so it is not repeated
                throw new InvalidOptionException(
                        TOKENS,
                        "tokens: malformed (expected: 'sha256:' and 64 hexadecimal digits, as 'lifesigns token' prints"
                                + " them)");
            }
        }
        return KnownTokens.of(hashes);
    }
}
