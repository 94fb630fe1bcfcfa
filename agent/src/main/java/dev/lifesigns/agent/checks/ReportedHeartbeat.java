/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.checks;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckScope;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.Heartbeat;
import dev.lifesigns.http.KnownTokens;
import java.time.Duration;

/** A heartbeat of a job that runs elsewhere and reports with a token. Thread-safe. */
public final class ReportedHeartbeat implements HealthCheck {
    private final Heartbeat heartbeat;
    private final KnownTokens tokens;

    ReportedHeartbeat(Duration within, KnownTokens tokens) {
        this.heartbeat = Heartbeat.within(within);
        this.tokens = tokens;
    }

    /** What the engine knows: the heartbeat itself, of a dependency, because a restart of the agent helps no job. */
    public HealthCheck registered() {
        return heartbeat.withScope(scope());
    }

    /** Reports a sign of life. Does nothing, and returns false, if the token is none of its own. */
    public boolean beat(String token) {
        boolean known = tokens.contains(token);
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
}
