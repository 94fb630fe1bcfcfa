/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.deadlock;

import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.checks.spi.OptionValues;
import java.util.List;

/** {@code type: deadlock}. */
public final class DeadlockCheckType implements CheckType {
    @Override
    public String name() {
        return "deadlock";
    }

    @Override
    public String summary() {
        return "No threads of this process are deadlocked.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of();
    }

    @Override
    public HealthCheck create(OptionValues values) {
        return DeadlockCheck.of();
    }
}
