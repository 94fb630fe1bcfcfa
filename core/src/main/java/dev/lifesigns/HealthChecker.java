/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.internal.EngineAccess;
import dev.lifesigns.internal.Platform;
import dev.lifesigns.internal.SystemPlatform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs checks on their own schedule and answers probes from the last snapshot. Thread-safe.
 *
 * <pre>{@code
 * HealthChecker health = HealthChecker.builder()
 *     .service("orders", "1.4.2")
 *     .check("database", JdbcCheck.of(dataSource))
 *     .check("recommendations", HttpCheck.of(url), policy -> policy.nonCritical().timeout(Duration.ofMillis(500)))
 *     .build();
 * health.start();
 * }</pre>
 *
 * <p>Reading ({@link #status}, {@link #snapshot}) takes no lock, runs no check and never blocks. Threads: at most one
 * per check while it runs, and a constant; all are daemons.
 */
public final class HealthChecker implements AutoCloseable {
    private final Engine engine;

    static {
        EngineAccess.install((builder, platform) -> ((Builder) builder).build(platform));
    }

    private HealthChecker(Engine engine) {
        this.engine = engine;
    }

    /** A builder without checks. */
    public static Builder builder() {
        return new Builder();
    }

    /** Begins to run the checks. A second call does nothing; after {@link #close()} it does nothing either. */
    public void start() {
        engine.start();
    }

    /**
     * What a probe answers now. Costs the same whatever the number of checks, and allocates nothing.
     *
     * @throws IllegalArgumentException if there is no such probe
     */
    public ProbeStatus status(String probe) {
        return engine.status(probe);
    }

    /** The answer of all checks and probes now. Results that have grown too old are {@link Status#UNKNOWN} in it. */
    public Snapshot snapshot() {
        return engine.snapshot();
    }

    /**
     * The answer after the probe's {@link Schedule.OnProbe} checks have fresh results: those that have none are run, once
     * for all who ask. Complete at once when nothing needs to run, else at the latest after the longest of their timeouts.
     *
     * @throws IllegalArgumentException if there is no such probe
     */
    public CompletionStage<Snapshot> fresh(String probe) {
        return engine.fresh(probe);
    }

    /**
     * Waits for news: completes as soon as {@link Snapshot#revision()} is no longer that of {@code since}, or with the
     * snapshot of the moment when {@code atMost} has passed. Completes off the engine's threads.
     *
     * <p>At most 1,000 wait at a time; one more is answered at once. Cancelling the stage's future makes room for somebody
     * else at once. Nobody waits longer than a year.
     */
    public CompletionStage<Snapshot> changed(Snapshot since, Duration atMost) {
        return engine.changed(since, atMost);
    }

    /**
     * Runs every check once, concurrently, and blocks until all outcomes are there or {@code atMost} has passed, which
     * is also a deadline to the runs that it begins. A check that is running already is not run again, only waited for.
     * Works without {@link #start()}. If the thread is interrupted it returns at once, with the interrupt status set.
     */
    public Snapshot runAll(Duration atMost) {
        return engine.runAll(atMost);
    }

    /**
     * Marks a startup task as complete. A second call does nothing.
     *
     * @param name as given to {@link Builder#startupTask}
     * @throws IllegalArgumentException if there is no such task
     */
    public void completeStartupTask(String name) {
        engine.completeStartupTask(name);
    }

    /** The stage of life. */
    public Lifecycle lifecycle() {
        return engine.lifecycle();
    }

    /** Makes readiness say {@link ProbeStatus#DRAINING} from now on; checks, liveness and everything else go on. */
    public void drain() {
        engine.drain();
    }

    /** Stops running checks, interrupts those in flight and waits for nothing. A second call does nothing. */
    @Override
    public void close() {
        engine.close();
    }

    /** Collects checks, startup tasks and listeners. Not thread-safe. */
    public static final class Builder {
        private ServiceInfo service = new ServiceInfo("service", null, null);
        private final List<CheckDefinition> checks = new ArrayList<>();
        private final List<String> startupTasks = new ArrayList<>();
        private final List<String> probes = new ArrayList<>();
        private final List<TransitionListener> listeners = new ArrayList<>();
        private int historySize = 16;
        private @Nullable Executor executor;

        private Builder() {}

        /** Says who is checked, for the detailed view; {@code service} without a version unless set. */
        public Builder service(String name, @Nullable String version) {
            return service(new ServiceInfo(name, version, null));
        }

        /** Says who is checked, for the detailed view. */
        public Builder service(ServiceInfo service) {
            this.service = requireNonNull(service, "service");
            return this;
        }

        /** Adds a critical check of readiness, run every 10 s with a timeout of 2 s. */
        public Builder check(String name, HealthCheck check) {
            return check(name, check, policy -> {});
        }

        /**
         * Adds a check.
         *
         * @param name unique, {@code [a-z0-9][a-z0-9._-]{0,62}}; faults are told by {@link #build()}
         * @param policy is given the defaults, to change what should differ
         */
        public Builder check(String name, HealthCheck check, Consumer<CheckPolicy.Builder> policy) {
            return check(name, check, configured(name, policy));
        }

        /** Adds a check with a policy made before. */
        public Builder check(String name, HealthCheck check, CheckPolicy policy) {
            checks.add(CheckDefinition.blocking(name, check, policy));
            return this;
        }

        /** Adds an asynchronous check with the default policy. */
        public Builder asyncCheck(String name, AsyncHealthCheck check) {
            return asyncCheck(name, check, policy -> {});
        }

        /** Adds an asynchronous check. Same rules as for {@link #check(String, HealthCheck, Consumer)}. */
        public Builder asyncCheck(String name, AsyncHealthCheck check, Consumer<CheckPolicy.Builder> policy) {
            return asyncCheck(name, check, configured(name, policy));
        }

        /** Adds an asynchronous check with a policy made before. */
        public Builder asyncCheck(String name, AsyncHealthCheck check, CheckPolicy policy) {
            checks.add(CheckDefinition.async(name, check, policy));
            return this;
        }

        /** Adds a probe that has no checks yet. The probes that checks name exist without this. */
        public Builder probe(String name) {
            probes.add(name);
            return this;
        }

        /** Adds a task without which the service has not started; see {@link HealthChecker#completeStartupTask}. */
        public Builder startupTask(String name) {
            startupTasks.add(name);
            return this;
        }

        /** Adds a listener. */
        public Builder listener(TransitionListener listener) {
            listeners.add(requireNonNull(listener, "listener"));
            return this;
        }

        /**
         * Sets how many transitions of each check are kept; 16 unless set.
         *
         * @throws IllegalArgumentException if it is not between 0 and 1,000
         */
        public Builder historySize(int transitions) {
            if (transitions < 0 || transitions > 1_000) {
                throw new IllegalArgumentException("historySize: " + transitions + " (expected: 0 to 1000)");
            }
            this.historySize = transitions;
            return this;
        }

        /**
         * Sets where checks run, instead of daemon threads of the engine's own.
         *
         * <p>Deadlines hold even if it is saturated or blocks: a check that it does not get to run is down with
         * {@link ErrorKind#TIMEOUT}, and one that it refuses with {@link ErrorKind#FAILED}. One that runs tasks on the
         * thread that brings them runs them on threads of the engine's own.
         */
        public Builder executor(Executor executor) {
            this.executor = requireNonNull(executor, "executor");
            return this;
        }

        /**
         * The checker, not started yet.
         *
         * @throws IllegalArgumentException with one line for every malformed or duplicate name and every unsound
         *     combination of policy values
         */
        public HealthChecker build() {
            return build(new SystemPlatform());
        }

        private HealthChecker build(Platform platform) {
            List<CheckDefinition> remembering =
                    checks.stream().map(check -> check.withHistory(historySize)).toList();
            Registration registration = Registration.of(service, remembering, probes, startupTasks);
            return new HealthChecker(new Engine(platform, registration, listeners, executor));
        }

        private static CheckPolicy configured(String name, Consumer<CheckPolicy.Builder> policy) {
            CheckPolicy.Builder builder = CheckPolicy.builder();
            try {
                policy.accept(builder);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("check '" + name + "': " + e.getMessage(), e);
            }
            return builder.build();
        }
    }
}
