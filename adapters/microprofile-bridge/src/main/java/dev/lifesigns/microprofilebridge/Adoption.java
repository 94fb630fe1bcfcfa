/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.microprofilebridge;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.bridge.Bridge;
import dev.lifesigns.bridge.BridgePolicies;
import dev.lifesigns.bridge.ForeignResults;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jspecify.annotations.Nullable;

/**
 * What an application says of how its checks are to be adopted: {@code lifesigns.*} in MicroProfile Config, or in the system properties
 * where there is none. A bean of type {@link BridgePolicies} replaces the configured policies. Immutable.
 */
public final class Adoption {
    private static final String STARTUP_WAIT = "lifesigns.startup-wait";
    private static final Duration DEFAULT_STARTUP_WAIT = Duration.ofSeconds(10);

    private final Settings settings;
    private final BridgePolicies policies;
    private final Duration startupWait;

    private Adoption(Settings settings, BridgePolicies policies, Duration startupWait) {
        this.settings = settings;
        this.policies = policies;
        this.startupWait = startupWait;
    }

    /**
     * Reads the configuration of the application whose class loader this thread has.
     *
     * @throws IllegalArgumentException for a key below {@code lifesigns} that means nothing, or a value that cannot be read
     */
    public static Adoption configured(BeanManager beans) {
        Settings settings = Settings.ofThisThread();
        String wait = settings.value(STARTUP_WAIT);
        return new Adoption(
                settings,
                policies(beans, settings),
                wait == null ? DEFAULT_STARTUP_WAIT : SettingValues.duration(STARTUP_WAIT, wait));
    }

    private static BridgePolicies policies(BeanManager beans, Settings settings) {
        Instance<BridgePolicies> own = beans.createInstance().select(BridgePolicies.class);
        return own.isUnsatisfied() ? new ConfiguredPolicies(settings).read() : own.get();
    }

    /**
     * A bridge on an engine of its own, neither of them started, with the policies that are configured.
     *
     * @param around each run: see {@link Bridge.Builder#taskDecorator}
     */
    public Bridge<HealthCheckResponse> bridge(
            ForeignResults<HealthCheckResponse> results, UnaryOperator<Runnable> around) {
        HealthChecker checker =
                HealthChecker.builder().startupTask(Bridge.APPLICATION_READY).build();
        return Bridge.builder(checker, requireNonNull(results, "Adoption.bridge: results is null"))
                .policies(policies)
                .configurationKey(ConfiguredPolicies::key)
                .taskDecorator(around)
                .build();
    }

    /** How long the start may wait for first answers; 10 s unless configured. */
    public Duration startupWait() {
        return startupWait;
    }

    /** Any value of the configuration, without blanks around it; {@code null} if there is none, or an empty one. */
    public @Nullable String value(String key) {
        return settings.value(key);
    }
}
