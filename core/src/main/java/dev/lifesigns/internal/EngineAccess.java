/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.internal;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.HealthChecker;
import org.jspecify.annotations.Nullable;

/** Lets the testkit build a {@link HealthChecker} on its own {@link Platform} without a public method. */
public final class EngineAccess {
    /* Written once, when HealthChecker is initialized, which is before anyone can have a builder. */
    private static volatile @Nullable Construction construction;

    private EngineAccess() {}

    /** Builds a {@link HealthChecker}; installed by that class when it is initialized. */
    @FunctionalInterface
    public interface Construction {
        HealthChecker build(HealthChecker.Builder builder, Platform platform);
    }

    public static void install(Construction hook) {
        construction = hook;
    }

    /** Builds the checker on that platform. */
    public static HealthChecker build(HealthChecker.Builder builder, Platform platform) {
        return requireNonNull(construction, "HealthChecker was not initialized").build(builder, platform);
    }
}
