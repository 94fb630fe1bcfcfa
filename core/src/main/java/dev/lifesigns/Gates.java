/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import dev.lifesigns.internal.EngineLog;
import java.time.Instant;
import java.util.function.BiFunction;

/** The gates of an engine. One that was not declared exists from the first time that it is closed or opened. */
final class Gates {
    private final CheckerConfig config;
    private final StateStore store;
    private final EngineLock lock;

    Gates(CheckerConfig config, StateStore store, EngineLock lock) {
        this.config = config;
        this.store = store;
        this.lock = lock;
    }

    Gate gate(String name) {
        if (store.published().gate(name) == null) {
            Names.require("gate name", name);
        }
        return new GateHandle(this, name);
    }

    void close(String gate, String reason) {
        change(gate, (state, now) -> state.closedFor(reason, now));
    }

    /** Warns, once, of what may be a misspelled name that leaves another gate closed. */
    void open(String gate) {
        if (store.published().gate(gate) == null) {
            String closed = Names.nearest(gate, store.published().closedGates());
            if (!closed.isEmpty()) {
                EngineLog.warn("gate '" + gate + "' was never closed; did you mean '" + closed + "', which is?", null);
            }
        }
        change(gate, GateState::opened);
    }

    boolean isClosed(String gate) {
        GateState state = store.published().gate(gate);
        return state != null && state.closed();
    }

    private void change(String gate, BiFunction<GateState, Instant, GateState> change) {
        lock.step(held -> {
            GateState before = store.published().gate(gate);
            Instant now = held.now().wall();
            GateState after = change.apply(before == null ? config.gate(gate, now) : before, now);
            if (!after.equals(before)) {
                store.put(after, held.now());
            }
        });
    }
}
