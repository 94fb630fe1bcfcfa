/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.util.function.Consumer;

/** One registration, identified by name and sequence number. */
record Handle(Engine engine, String name, long sequence) implements CheckHandle {
    @Override
    public boolean remove() {
        return engine.remove(name, sequence);
    }

    @Override
    public void replace(HealthCheck check) {
        replace(check, engine.policy(name, sequence));
    }

    @Override
    public void replace(HealthCheck check, Consumer<CheckPolicy.Builder> policy) {
        replace(check, CheckDefinition.configured(name, policy));
    }

    @Override
    public void replace(HealthCheck check, CheckPolicy policy) {
        engine.replace(CheckDefinition.blocking(name, check, policy), sequence);
    }

    @Override
    public void replaceAsync(AsyncHealthCheck check) {
        replaceAsync(check, engine.policy(name, sequence));
    }

    @Override
    public void replaceAsync(AsyncHealthCheck check, Consumer<CheckPolicy.Builder> policy) {
        replaceAsync(check, CheckDefinition.configured(name, policy));
    }

    @Override
    public void replaceAsync(AsyncHealthCheck check, CheckPolicy policy) {
        engine.replace(CheckDefinition.async(name, check, policy), sequence);
    }

    @Override
    public String toString() {
        return "check '" + name + "'";
    }
}
