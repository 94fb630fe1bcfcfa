/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.checks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckScope;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.Heartbeat;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/** A heartbeat of a job that runs elsewhere and reports with a token. Thread-safe. */
public final class ReportedHeartbeat implements HealthCheck {
    private final Heartbeat heartbeat;
    private final List<byte[]> hashes;

    /** @param hashes each {@code sha256:} and 64 hexadecimal digits */
    ReportedHeartbeat(Duration within, List<String> hashes) {
        this.heartbeat = Heartbeat.within(within);
        this.hashes = hashes.stream()
                .map(hash -> HexFormat.of().parseHex(hash.substring(hash.indexOf(':') + 1)))
                .toList();
    }

    /** What the engine knows: the heartbeat itself, of a dependency, because a restart of the agent helps no job. */
    public HealthCheck registered() {
        return heartbeat.withScope(scope());
    }

    /** Reports a sign of life. Does nothing, and returns false, if the token is none of its own. */
    public boolean beat(String token) {
        byte[] hash = sha256(token);
        boolean known = false;
        for (byte[] own : hashes) {
            known |= MessageDigest.isEqual(own, hash);
        }
        if (known) {
            heartbeat.beat();
        }
        return known;
    }

    @Override
    public CheckScope scope() {
        return CheckScope.DEPENDENCY;
    }

    @Override
    public CheckResult check(CheckDeadline deadline) {
        return heartbeat.check(deadline);
    }

    private static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: missing (expected: in every Java platform)", e);
        }
    }
}
