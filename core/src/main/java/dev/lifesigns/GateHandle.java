/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.util.Objects.requireNonNull;

/** One gate, identified by its name. */
record GateHandle(Gates gates, String name) implements Gate {
    @Override
    public void close(String reason) {
        requireNonNull(reason, "Gate.close: reason is null");
        gates.close(name, reason);
    }

    @Override
    public void open() {
        gates.open(name);
    }

    @Override
    public boolean isClosed() {
        return gates.isClosed(name);
    }

    @Override
    public String toString() {
        return "gate '" + name + "'";
    }
}
