/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.internal;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.HealthChecker;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets the testkit build a {@link HealthChecker} on its own {@link Platform}, and others use the platform of a checker,
 * without public methods.
 */
public final class EngineAccess {
    /* Written once, when HealthChecker is initialized, which is before anyone can have a builder or a checker. */
    private static volatile @Nullable Construction construction;
    private static volatile @Nullable Function<HealthChecker, Platform> platforms;

    private EngineAccess() {}

    /** Builds a {@link HealthChecker}; installed by that class when it is initialized. */
    @FunctionalInterface
    public interface Construction {
        HealthChecker build(HealthChecker.Builder builder, Platform platform);
    }

    public static void install(Construction hook, Function<HealthChecker, Platform> platformOf) {
        construction = hook;
        platforms = platformOf;
    }

    /** Builds the checker on that platform. */
    public static HealthChecker build(HealthChecker.Builder builder, Platform platform) {
        return requireNonNull(construction, "HealthChecker was not initialized").build(builder, platform);
    }

    /** The time and threads of a checker. */
    public static Platform platform(HealthChecker checker) {
        return requireNonNull(platforms, "HealthChecker was not initialized").apply(checker);
    }
}
