/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

/** One startup task, identified by its name. */
record StartupTaskHandle(Engine engine, String name) implements StartupTask {
    @Override
    public void complete() {
        engine.completeStartupTask(name);
    }

    @Override
    public String toString() {
        return "startup task '" + name + "'";
    }
}
