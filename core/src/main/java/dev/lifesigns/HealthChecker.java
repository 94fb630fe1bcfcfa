/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.internal.EngineAccess;
import dev.lifesigns.internal.HistoryAccess;
import dev.lifesigns.internal.Platform;
import dev.lifesigns.internal.SystemPlatform;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs checks on their own schedule and serves probes from the latest snapshot. Thread-safe.
 *
 * <pre>{@code
 * HealthChecker health = HealthChecker.builder()
 *     .service("orders", "1.4.2")
 *     .check("database", JdbcCheck.of(dataSource))
 *     .check("recommendations", HttpCheck.of(url), policy -> policy.nonCritical().timeout(Duration.ofMillis(500)))
 *     .start();
 * }</pre>
 *
 * <p>Reading ({@link #status}, {@link #snapshot}) takes no lock, runs no check, and never blocks. Threads: at most one
 * per running check, plus a constant; all are daemon threads.
 */
public final class HealthChecker implements AutoCloseable {
    private final Engine engine;

    static {
        EngineAccess.install(Builder::build, checker -> checker.engine.platform());
        HistoryAccess.install(
                (checker, check, statuses, latencies) -> checker.engine.restore(check, statuses, latencies));
    }

    private HealthChecker(Engine engine) {
        this.engine = engine;
    }

    /** A builder without checks. */
    public static Builder builder() {
        return new Builder();
    }

    /** Starts running the checks. A second call does nothing, and neither does one after {@link #close()}. */
    public void start() {
        engine.start();
    }

    /**
     * The current status of a probe. Takes the same time for any number of checks, and allocates nothing.
     *
     * @throws IllegalArgumentException if there is no such probe
     */
    public ProbeStatus status(String probe) {
        return engine.status(requireNonNull(probe, "HealthChecker.status: probe is null"));
    }

    /** The current state of all checks and probes. Checks without a fresh result are {@link CheckStatus#UNKNOWN}. */
    public HealthSnapshot snapshot() {
        return engine.snapshot();
    }

    /**
     * Completes with a snapshot in which the probe's {@link CheckSchedule.OnProbe} checks have fresh results. Those
     * that have none are run, once for all callers that wait. Completes immediately if no check has to run, otherwise
     * after the longest of their timeouts at the latest, plus the time in which they are {@link Preparable prepared}.
     *
     * @throws IllegalArgumentException if there is no such probe
     */
    public CompletionStage<HealthSnapshot> fresh(String probe) {
        return engine.waitingReads().fresh(requireNonNull(probe, "HealthChecker.fresh: probe is null"));
    }

    /**
     * Returns what {@link #fresh} would complete with if no check has to run, otherwise {@code null}. Runs nothing. For
     * a probe without {@link CheckSchedule.OnProbe} checks it costs no more than {@link #snapshot()}.
     *
     * @throws IllegalArgumentException if there is no such probe
     */
    public @Nullable HealthSnapshot freshNow(String probe) {
        return engine.waitingReads().freshNow(requireNonNull(probe, "HealthChecker.freshNow: probe is null"));
    }

    /**
     * Waits for a change: completes as soon as {@link HealthSnapshot#revision()} differs from that of {@code since}, or
     * with the current snapshot when {@code atMost} has passed. Completes on a thread that is not one of the engine's.
     *
     * <p>At most 1,000 callers wait at a time; for any other, the stage completes immediately. Canceling the stage's
     * future makes room for another caller. The longest wait is a year.
     */
    public CompletionStage<HealthSnapshot> changed(HealthSnapshot since, Duration atMost) {
        requireNonNull(since, "HealthChecker.changed: since is null");
        return engine.waitingReads().changed(since, requireNonNull(atMost, "HealthChecker.changed: atMost is null"));
    }

    /**
     * Runs every check once, concurrently, and blocks until all outcomes are decided or {@code atMost} has passed,
     * which is also a deadline for the runs that it starts. A check that is already running is not run again, only
     * awaited. Works without {@link #start()}. If the calling thread is interrupted, it returns immediately, with the
     * interrupt status set.
     */
    public HealthSnapshot runAll(Duration atMost) {
        return engine.waitingReads().runAll(requireNonNull(atMost, "HealthChecker.runAll: atMost is null"));
    }

    /** Adds a critical check of readiness while the checker runs; see {@link #add(String, HealthCheck, CheckPolicy)}. */
    public CheckHandle add(String name, HealthCheck check) {
        return add(name, check, policy -> {});
    }

    /** Adds a check whose defaults {@code policy} changes; see {@link #add(String, HealthCheck, CheckPolicy)}. */
    public CheckHandle add(String name, HealthCheck check, Consumer<CheckPolicy.Builder> policy) {
        return add(name, check, CheckDefinition.configured(name, policy));
    }

    /**
     * Adds a check at any time, from any thread, even from a check or a listener. Until its first result, a critical
     * check makes its probes unknown, which is brief if the checker is started. Startup stays complete if it was.
     *
     * @param name a name not in use, {@code [a-z0-9][a-z0-9._-]{0,62}}; that of a removed check is free immediately
     * @throws IllegalArgumentException as {@link Builder#build()} does; nothing has changed then
     * @throws IllegalStateException if the checker is closed
     */
    public CheckHandle add(String name, HealthCheck check, CheckPolicy policy) {
        return engine.add(CheckDefinition.blocking(name, check, policy));
    }

    /** Adds an asynchronous check; see {@link #add(String, HealthCheck, CheckPolicy)}. */
    public CheckHandle addAsync(String name, AsyncHealthCheck check) {
        return addAsync(name, check, policy -> {});
    }

    /** Adds an asynchronous check; see {@link #add(String, HealthCheck, CheckPolicy)}. */
    public CheckHandle addAsync(String name, AsyncHealthCheck check, Consumer<CheckPolicy.Builder> policy) {
        return addAsync(name, check, CheckDefinition.configured(name, policy));
    }

    /** Adds an asynchronous check; see {@link #add(String, HealthCheck, CheckPolicy)}. */
    public CheckHandle addAsync(String name, AsyncHealthCheck check, CheckPolicy policy) {
        return engine.add(CheckDefinition.async(name, check, policy));
    }

    /** Adds a quorum of registered checks, as a critical check of readiness; see {@link Builder#quorum}. */
    public CheckHandle addQuorum(String name, int atLeast, List<String> members) {
        return addQuorum(name, atLeast, members, policy -> {});
    }

    /** Adds a quorum of registered checks; see {@link Builder#quorum} and {@link #add(String, HealthCheck, CheckPolicy)}. */
    public CheckHandle addQuorum(String name, int atLeast, List<String> members, Consumer<CheckPolicy.Builder> policy) {
        return addQuorum(name, atLeast, members, CheckDefinition.configured(name, policy));
    }

    /** Same as {@link #addQuorum(String, int, List, Consumer)}. */
    public CheckHandle addQuorum(String name, int atLeast, List<String> members, CheckPolicy policy) {
        Quorum quorum = Quorum.of("HealthChecker.addQuorum", atLeast, members);
        return engine.add(CheckDefinition.quorum(name, quorum, policy));
    }

    /** The handle of the check of that name, however it was registered, or {@code null} if there is none. */
    public @Nullable CheckHandle handle(String name) {
        return engine.handle(requireNonNull(name, "HealthChecker.handle: name is null"));
    }

    /**
     * Blocks until every check has its first result or the time has passed, and returns the current snapshot. Starts only
     * {@link CheckSchedule.OnProbe} checks; the others run on their schedule. If the calling thread is interrupted, it
     * returns immediately, with the interrupt status set.
     *
     * @throws IllegalStateException before {@link #start()}, if a check has no result and runs on its schedule
     */
    public HealthSnapshot awaitFirstResults(Duration atMost) {
        return engine.waitingReads()
                .awaitFirstResults(requireNonNull(atMost, "HealthChecker.awaitFirstResults: atMost is null"));
    }

    /**
     * Same as {@link #awaitFirstResults}, but without blocking, and also before {@link #start()}. Completes on a thread
     * that is not one of the engine's. At most 1,000 callers wait at a time.
     */
    public CompletionStage<HealthSnapshot> firstResults(Duration atMost) {
        return engine.waitingReads().firstResults(requireNonNull(atMost, "HealthChecker.firstResults: atMost is null"));
    }

    /** Adds a listener from now on; see {@link Builder#onTransition}. After {@link #close()} it does nothing. */
    public ListenerHandle onTransition(TransitionListener listener) {
        return engine.onTransition(requireNonNull(listener, "HealthChecker.onTransition: listener is null"));
    }

    /** Adds a listener from now on; see {@link Builder#onRun}. After {@link #close()} it does nothing. */
    public ListenerHandle onRun(RunListener listener) {
        return engine.onRun(requireNonNull(listener, "HealthChecker.onRun: listener is null"));
    }

    /**
     * The startup task of that name, which the application completes with {@link StartupTask#complete}.
     *
     * @throws IllegalArgumentException if there is no such task
     */
    public StartupTask startupTask(String name) {
        return engine.startupTask(requireNonNull(name, "HealthChecker.startupTask: name is null"));
    }

    /**
     * The gate of that name: a declared one, or else, on first use, a new one for readiness, which is open.
     *
     * @throws IllegalArgumentException if the name is malformed
     */
    public Gate gate(String name) {
        return engine.gate(requireNonNull(name, "HealthChecker.gate: name is null"));
    }

    /** The current stage of the lifecycle. */
    public HealthLifecycle lifecycle() {
        return engine.lifecycle();
    }

    /** Makes readiness {@link ProbeStatus#DRAINING} from now on; checks, liveness, and everything else continue. */
    public void drain() {
        engine.drain();
    }

    /**
     * Stops running checks, interrupts those in flight, and waits for none of them. Then closes, on the calling thread,
     * what the checker owns: first the checks that were registered as {@linkplain CheckPolicy.Builder#owned() owned},
     * in reverse order, then the resources given to {@link Builder#own}. Exceptions are logged. Idempotent.
     */
    @Override
    public void close() {
        engine.close();
    }

    /** Collects checks, startup tasks, and listeners. Not thread-safe. */
    public static final class Builder {
        private final CheckerOptions options = new CheckerOptions();

        private Builder() {}

        /** Sets the service's name and version for the detailed view (default: {@code service}, none). */
        public Builder service(String name, @Nullable String version) {
            return service(ServiceInfo.of(name, version, null));
        }

        /** Sets the service that is checked, for the detailed view. */
        public Builder service(ServiceInfo service) {
            options.service = requireNonNull(service, "HealthChecker.Builder.service: service is null");
            return this;
        }

        /** Adds a critical check to readiness, run every 10 s with a timeout of 2 s. */
        public Builder check(String name, HealthCheck check) {
            return check(name, check, policy -> {});
        }

        /**
         * Adds a check.
         *
         * @param name unique, {@code [a-z0-9][a-z0-9._-]{0,62}}; {@link #build()} reports invalid names
         * @param policy receives a builder with the defaults, and changes what should differ
         */
        public Builder check(String name, HealthCheck check, Consumer<CheckPolicy.Builder> policy) {
            return check(name, check, CheckDefinition.configured(name, policy));
        }

        /** Adds a check with that policy. */
        public Builder check(String name, HealthCheck check, CheckPolicy policy) {
            options.checks.add(CheckDefinition.blocking(name, check, policy));
            return this;
        }

        /** Adds an asynchronous check with the default policy. */
        public Builder asyncCheck(String name, AsyncHealthCheck check) {
            return asyncCheck(name, check, policy -> {});
        }

        /** Adds an asynchronous check; see {@link #check(String, HealthCheck, Consumer)}. */
        public Builder asyncCheck(String name, AsyncHealthCheck check, Consumer<CheckPolicy.Builder> policy) {
            return asyncCheck(name, check, CheckDefinition.configured(name, policy));
        }

        /** Adds an asynchronous check with that policy. */
        public Builder asyncCheck(String name, AsyncHealthCheck check, CheckPolicy policy) {
            options.checks.add(CheckDefinition.async(name, check, policy));
            return this;
        }

        /**
         * Adds a check that is computed from others: it is up while at least {@code atLeast} of them are. It is
         * recomputed when one of them changes, and never run, so a member that hangs does not affect it. A degraded
         * member counts as up, but if the quorum is only reached with degraded members, the check is degraded. If
         * unknown members could still complete the quorum, it is unknown; otherwise it is down with
         * {@link ErrorKind#THRESHOLD}. A member that was removed counts as not up, until there is one of its name again.
         *
         * @param members names of other checks, which may be quorums too; set {@link CheckPolicy.Builder#noProbe()} on
         *     them if only the quorum should count
         * @param policy receives a builder with the defaults; settings that concern runs have no effect
         */
        public Builder quorum(String name, int atLeast, List<String> members, Consumer<CheckPolicy.Builder> policy) {
            return quorum(name, atLeast, members, CheckDefinition.configured(name, policy));
        }

        /** Same as {@link #quorum(String, int, List, Consumer)}. */
        public Builder quorum(String name, int atLeast, List<String> members, CheckPolicy policy) {
            Quorum quorum = Quorum.of("HealthChecker.Builder.quorum", atLeast, members);
            options.checks.add(CheckDefinition.quorum(name, quorum, policy));
            return this;
        }

        /** Adds a quorum as a critical check of readiness. */
        public Builder quorum(String name, int atLeast, List<String> members) {
            return quorum(name, atLeast, members, policy -> {});
        }

        /** Adds an interceptor around every run; the first one added is the outermost. */
        public Builder interceptor(RunInterceptor around) {
            options.interceptors.add(requireNonNull(around, "HealthChecker.Builder.interceptor: around is null"));
            return this;
        }

        /** Declares a custom probe, in addition to the three of {@link Probes}; checks may then name it. */
        public Builder probe(String name) {
            options.probes.add(requireNonNull(name, "HealthChecker.Builder.probe: name is null"));
            return this;
        }

        /**
         * Declares a {@link Gate}, which is open initially. A gate for readiness alone need not be declared.
         *
         * @param probes the probes that are down while it is closed (default: readiness); not liveness or startup
         */
        public Builder gate(String name, String... probes) {
            options.gate(name, probes);
            return this;
        }

        /** Adds a task that has to complete before startup is; see {@link HealthChecker#startupTask}. */
        public Builder startupTask(String name) {
            options.startupTasks.add(requireNonNull(name, "HealthChecker.Builder.startupTask: name is null"));
            return this;
        }

        /**
         * Lets the checker close a resource that its checks use, such as a client: once, when the checker is closed,
         * after the checks that it {@linkplain CheckPolicy.Builder#owned() owns}. The last one added is closed first.
         */
        public Builder own(AutoCloseable resource) {
            options.owned.add(requireNonNull(resource, "HealthChecker.Builder.own: resource is null"));
            return this;
        }

        /** Adds a listener for every transition. */
        public Builder onTransition(TransitionListener listener) {
            options.listeners.add(requireNonNull(listener, "HealthChecker.Builder.onTransition: listener is null"));
            return this;
        }

        /** Adds a listener for every run. */
        public Builder onRun(RunListener listener) {
            options.runListeners.add(requireNonNull(listener, "HealthChecker.Builder.onRun: listener is null"));
            return this;
        }

        /**
         * Sets how many transitions of each check are kept (default: 16).
         *
         * @throws IllegalArgumentException if it is not between 0 and 1,000
         */
        public Builder historySize(int transitions) {
            options.historySize(transitions);
            return this;
        }

        /**
         * Sets the executor that runs checks, instead of the engine's own daemon threads.
         *
         * <p>Deadlines hold even if it is saturated or blocks: a check that it does not start in time is down with
         * {@link ErrorKind#TIMEOUT}, and one that it rejects with {@link ErrorKind#FAILED}. If it runs tasks on the
         * submitting thread, that is one of the engine's own.
         */
        public Builder executor(Executor executor) {
            options.executor = requireNonNull(executor, "HealthChecker.Builder.executor: executor is null");
            return this;
        }

        /**
         * Builds the checker, without starting it: before {@link HealthChecker#start()}, no check has a result.
         *
         * @throws IllegalArgumentException with one line for every malformed or duplicate name, every undeclared probe,
         *     and every invalid combination of policy values
         */
        public HealthChecker build() {
            return build(new SystemPlatform());
        }

        /** Builds the checker and starts it; throws as {@link #build()} does. */
        public HealthChecker start() {
            HealthChecker health = build();
            health.start();
            return health;
        }

        private HealthChecker build(Platform platform) {
            return new HealthChecker(new Engine(platform, options));
        }
    }
}
