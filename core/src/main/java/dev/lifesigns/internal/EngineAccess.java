/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.internal;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.HealthChecker;
import org.jspecify.annotations.Nullable;

/** Lets the testkit build a {@link HealthChecker} on a {@link Platform} of its own, without a public method for it. */
public final class EngineAccess {
    /* Written once, when HealthChecker is initialised, which is before anybody can have a builder to construct from. */
    private static volatile @Nullable Construction construction;

    private EngineAccess() {}

    /** How {@link HealthChecker} is built; installed by itself when its class is initialised. */
    @FunctionalInterface
    public interface Construction {
        HealthChecker build(HealthChecker.Builder builder, Platform platform);
    }

    public static void install(Construction hook) {
        construction = hook;
    }

    /** Builds the checker on that platform. */
    public static HealthChecker build(HealthChecker.Builder builder, Platform platform) {
        return requireNonNull(construction, "HealthChecker was not initialised").build(builder, platform);
    }
}
