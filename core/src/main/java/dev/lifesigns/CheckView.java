/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import dev.lifesigns.CheckState.Now;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A check at one version, in the form that users see: its state, and what depends on the time. */
record CheckView(
        RegisteredCheck check,
        CheckState state,
        Now made,
        LatencyStatistics latencies,
        LatencyWindow.Minutes minutes,
        RunStatistics statistics)
        implements CheckSnapshot {
    @Override
    public String name() {
        return check.name();
    }

    @Override
    public CheckStatus status() {
        return state.status();
    }

    @Override
    public @Nullable ErrorKind error() {
        return state.effective().error();
    }

    @Override
    public @Nullable String message() {
        return state.message();
    }

    @Override
    public Map<String, @Nullable Object> details() {
        return state.details();
    }

    @Override
    public @Nullable Object attachment() {
        return state.effective().attachment();
    }

    @Override
    public boolean critical() {
        return check.policy().critical();
    }

    @Override
    public CheckScope scope() {
        return check.scope();
    }

    @Override
    public Set<String> probes() {
        return check.policy().probes();
    }

    @Override
    public String displayName() {
        String shown = check.policy().displayName();
        return shown == null ? name() : shown;
    }

    @Override
    public @Nullable String description() {
        return check.policy().description();
    }

    @Override
    public @Nullable URI runbook() {
        return check.policy().runbook();
    }

    @Override
    public Map<String, String> labels() {
        return check.policy().labels();
    }

    @Override
    public @Nullable Instant checkedAt() {
        return state.last() == null ? null : state.last().decidedAt();
    }

    @Override
    public Duration age() {
        return state.last() == null ? Duration.ZERO : since(state.last().decidedNanos());
    }

    @Override
    public @Nullable Duration stuckFor() {
        return state.stuckSinceNanos() == CheckState.NOT_STUCK ? null : since(state.stuckSinceNanos());
    }

    private Duration since(long nanos) {
        return Duration.ofNanos(Math.max(0, made.nanos() - nanos));
    }

    @Override
    public Duration latency() {
        return state.last() == null
                ? Duration.ZERO
                : Duration.ofNanos(state.last().outcome().latencyNanos());
    }

    @Override
    public Instant since() {
        return state.effective().since();
    }

    @Override
    public int consecutiveFailures() {
        return state.counts().failuresInRow();
    }

    @Override
    public long runs() {
        return state.runs();
    }

    @Override
    public long failures() {
        return state.counts().failures();
    }

    @Override
    public long lateResults() {
        return state.lateResults();
    }

    @Override
    public List<Transition.OfCheck> history() {
        return state.effective().history();
    }

    @Override
    public StatusHistory statusHistory() {
        return state.statusHistory(made);
    }

    @Override
    public LatencyHistory latencyHistory() {
        return LatencyView.of(minutes, state.effective().timeline(), made);
    }

    @Override
    public String toString() {
        ErrorKind error = error();
        String message = message();
        return name() + " " + status().wireName() + (error == null ? "" : " " + error.wireName())
                + (message == null ? "" : " (" + message + ")");
    }
}
