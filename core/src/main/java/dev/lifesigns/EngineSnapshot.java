/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** An {@link EngineState} in the form that users see. The full lists are assembled once, on first use. */
final class EngineSnapshot implements HealthSnapshot {
    private final EngineState engine;
    private final CheckerConfig config;
    private final CompletionStage<HealthSnapshot> completed = CompletableFuture.completedStage(this);

    /* Memoized: derived once from the state, under the monitor; read without it. */
    private volatile @Nullable Contents contents;

    /** The checks in the order of their registration, by name, and by the index of each of their probes. */
    private record Contents(
            List<CheckSnapshot> checks, Map<String, CheckSnapshot> byName, List<List<CheckSnapshot>> byProbe) {}

    EngineSnapshot(EngineState engine, CheckerConfig config) {
        this.engine = engine;
        this.config = config;
    }

    /** This snapshot as a completed stage. */
    CompletionStage<HealthSnapshot> completed() {
        return completed;
    }

    @Override
    public long version() {
        return engine.version();
    }

    @Override
    public long revision() {
        return engine.revision();
    }

    @Override
    public Instant takenAt() {
        return engine.made().wall();
    }

    @Override
    public Duration sinceTaken() {
        return engine.age();
    }

    @Override
    public ServiceInfo service() {
        return config.service;
    }

    @Override
    public HealthLifecycle lifecycle() {
        return engine.stage().lifecycle();
    }

    @Override
    public @Nullable Instant startedAt() {
        CheckState.Now started = engine.stage().started();
        return started == null ? null : started.wall();
    }

    @Override
    public Duration uptime() {
        CheckState.Now started = engine.stage().started();
        return started == null ? Duration.ZERO : Duration.ofNanos(engine.made().nanos() - started.nanos());
    }

    @Override
    public List<CheckSnapshot> checks() {
        return contents().checks();
    }

    @Override
    public @Nullable CheckSnapshot check(String name) {
        return contents().byName().get(requireNonNull(name, "HealthSnapshot.check: name is null"));
    }

    @Override
    public List<ProbeSnapshot> probes() {
        List<ProbeSnapshot> probes = new ArrayList<>();
        for (int probe = 0; probe < config.probes.length; probe++) {
            probes.add(probe(probe));
        }
        return Collections.unmodifiableList(probes);
    }

    @Override
    public @Nullable ProbeSnapshot probe(String name) {
        int probe = config.probeIndex(requireNonNull(name, "HealthSnapshot.probe: name is null"));
        return probe < 0 ? null : probe(probe);
    }

    @Override
    public List<GateSnapshot> gates() {
        return List.copyOf(engine.gates());
    }

    private ProbeSnapshot probe(int probe) {
        ProbeState state = engine.probe(probe);
        return new ProbeView(
                config.probes[probe],
                state.status(),
                state.since().wall(),
                contents().byProbe().get(probe));
    }

    private Contents contents() {
        Contents known = contents;
        if (known == null) {
            synchronized (this) {
                known = contents;
                if (known == null) {
                    known = putTogether();
                    contents = known;
                }
            }
        }
        return known;
    }

    private Contents putTogether() {
        List<CheckState> states = engine.states();
        states.sort(Comparator.comparingLong(state -> state.check().sequence()));
        List<CheckSnapshot> all = new ArrayList<>(states.size());
        Map<String, CheckSnapshot> byName = new HashMap<>();
        List<List<CheckSnapshot>> byProbe = new ArrayList<>();
        for (int probe = 0; probe < config.probes.length; probe++) {
            byProbe.add(new ArrayList<>());
        }
        for (CheckState state : states) {
            CheckSnapshot check = check(state);
            all.add(check);
            byName.put(check.name(), check);
            for (int probe : state.check().probes()) {
                byProbe.get(probe).add(check);
            }
        }
        byProbe.replaceAll(Collections::unmodifiableList);
        return new Contents(Collections.unmodifiableList(all), byName, byProbe);
    }

    private CheckSnapshot check(CheckState state) {
        RegisteredCheck check = state.check();
        LatencyWindow latencies = check.latencies();
        return new CheckView(
                check,
                state,
                engine.made(),
                latencies.statistics(),
                latencies.minutes(),
                check.counters().statistics());
    }

    @Override
    public String toString() {
        return "version " + version() + " of " + service() + ", " + lifecycle().wireName() + ", probes " + probes()
                + ", checks " + checks();
    }

    private record ProbeView(String name, ProbeStatus status, Instant since, List<CheckSnapshot> checks)
            implements ProbeSnapshot {
        @Override
        public String toString() {
            return name + " " + status.wireName();
        }
    }
}
