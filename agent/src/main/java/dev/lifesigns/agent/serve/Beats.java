/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.serve;

import dev.lifesigns.agent.checks.ReportedHeartbeat;
import dev.lifesigns.agent.config.AgentConfig;
import dev.lifesigns.agent.config.CheckConfig;
import dev.lifesigns.http.BeatReceiver;
import java.util.HashMap;
import java.util.Map;

/** Passes the reports of jobs to the heartbeats of the configuration that is in use. Thread-safe. */
final class Beats implements BeatReceiver {
    private volatile Map<String, ReportedHeartbeat> heartbeats = Map.of();

    Beats(AgentConfig config) {
        use(config);
    }

    /** From now on, those of this configuration. */
    void use(AgentConfig config) {
        Map<String, ReportedHeartbeat> configured = new HashMap<>();
        for (CheckConfig check : config.checks()) {
            if (check.check() instanceof ReportedHeartbeat heartbeat) {
                configured.put(check.name(), heartbeat);
            }
        }
        heartbeats = Map.copyOf(configured);
    }

    @Override
    public boolean beat(String name, String token) {
        ReportedHeartbeat heartbeat = heartbeats.get(name);
        return heartbeat != null && heartbeat.beat(token);
    }
}
