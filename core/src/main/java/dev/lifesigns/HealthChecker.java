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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
        EngineAccess.install(Builder::build);
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
        return engine.status(requireNonNull(probe, "probe"));
    }

    /** The answer of all checks and probes now. Results that have grown too old are {@link CheckStatus#UNKNOWN} in it. */
    public HealthSnapshot snapshot() {
        return engine.snapshot();
    }

    /**
     * The answer after the probe's {@link CheckSchedule.OnProbe} checks have fresh results: those that have none are run, once
     * for all who ask. Complete at once when nothing needs to run, else at the latest after the longest of their timeouts.
     *
     * @throws IllegalArgumentException if there is no such probe
     */
    public CompletionStage<HealthSnapshot> fresh(String probe) {
        return engine.fresh(requireNonNull(probe, "probe"));
    }

    /**
     * What {@link #fresh} would complete with, if nothing needs to run; otherwise {@code null}. Runs nothing. Unlike the
     * stage of {@code fresh} it costs no more than {@link #snapshot()} for a probe without {@link CheckSchedule.OnProbe}
     * checks.
     *
     * @throws IllegalArgumentException if there is no such probe
     */
    public @Nullable HealthSnapshot freshNow(String probe) {
        return engine.freshNow(requireNonNull(probe, "probe"));
    }

    /**
     * Waits for news: completes as soon as {@link HealthSnapshot#revision()} is no longer that of {@code since}, or with the
     * snapshot of the moment when {@code atMost} has passed. Completes off the engine's threads.
     *
     * <p>At most 1,000 wait at a time; one more is answered at once. Cancelling the stage's future makes room for somebody
     * else at once. Nobody waits longer than a year.
     */
    public CompletionStage<HealthSnapshot> changed(HealthSnapshot since, Duration atMost) {
        return engine.changed(requireNonNull(since, "since"), requireNonNull(atMost, "atMost"));
    }

    /**
     * Runs every check once, concurrently, and blocks until all outcomes are there or {@code atMost} has passed, which
     * is also a deadline to the runs that it begins. A check that is running already is not run again, only waited for.
     * Works without {@link #start()}. If the thread is interrupted it returns at once, with the interrupt status set.
     */
    public HealthSnapshot runAll(Duration atMost) {
        return engine.runAll(requireNonNull(atMost, "atMost"));
    }

    /** Adds a critical check of readiness while the checker runs; see {@link #add(String, HealthCheck, CheckPolicy)}. */
    public CheckHandle add(String name, HealthCheck check) {
        return add(name, check, policy -> {});
    }

    /**
     * Adds a check while the checker runs; see {@link #add(String, HealthCheck, CheckPolicy)}.
     *
     * @param policy is given the defaults, to change what should differ
     */
    public CheckHandle add(String name, HealthCheck check, Consumer<CheckPolicy.Builder> policy) {
        return add(name, check, CheckDefinition.configured(name, policy));
    }

    /**
     * Adds a check at any time, from any thread, also from a check or a listener. It counts as one that has never run,
     * so a critical one makes its probes unknown until its first result, which is a moment if the checker is started.
     * Startup that is complete stays so.
     *
     * @param name not in use, {@code [a-z0-9][a-z0-9._-]{0,62}}; that of a removed check may be used again at once
     * @throws IllegalArgumentException as {@link Builder#build()} does; then nothing has changed
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

    /** The handle of the check of that name, however it was registered, or {@code null} if there is none. */
    public @Nullable CheckHandle handle(String name) {
        return engine.handle(requireNonNull(name, "name"));
    }

    /**
     * Blocks until every check has its first result, or until the time is over, and returns what is known then. Runs
     * nothing twice: it starts only {@link CheckSchedule.OnProbe} checks that have no result, and waits for the schedule of the
     * others, so before {@link #start()} it waits in vain. If the thread is interrupted it returns at once, with the
     * interrupt status set.
     */
    public HealthSnapshot awaitFirstResults(Duration atMost) {
        return engine.awaitFirstResults(requireNonNull(atMost, "atMost"));
    }

    /** The same without blocking: completes off the engine's threads. At most 1,000 wait at a time. */
    public CompletionStage<HealthSnapshot> firstResults(Duration atMost) {
        return engine.firstResults(requireNonNull(atMost, "atMost"));
    }

    /** Adds a listener from now on; see {@link Builder#onTransition}. After {@link #close()} it does nothing. */
    public ListenerHandle onTransition(TransitionListener listener) {
        return engine.onTransition(requireNonNull(listener, "listener"));
    }

    /** Adds a listener from now on; see {@link Builder#onRun}. After {@link #close()} it does nothing. */
    public ListenerHandle onRun(RunListener listener) {
        return engine.onRun(requireNonNull(listener, "listener"));
    }

    /**
     * The startup task of that name, to be completed.
     *
     * <pre>{@code
     * health.startupTask("migrations").complete();
     * }</pre>
     *
     * @param name as given to {@link Builder#startupTask}
     * @throws IllegalArgumentException if there is no such task
     */
    public StartupTask startupTask(String name) {
        return engine.startupTask(requireNonNull(name, "startup task"));
    }

    /**
     * The gate of that name: one that was declared, or, on first use, a new one of readiness, open.
     *
     * @throws IllegalArgumentException if the name is malformed
     */
    public Gate gate(String name) {
        return engine.gate(requireNonNull(name, "gate"));
    }

    /** The stage of life. */
    public HealthLifecycle lifecycle() {
        return engine.lifecycle();
    }

    /** Makes readiness say {@link ProbeStatus#DRAINING} from now on; checks, liveness and everything else go on. */
    public void drain() {
        engine.drain();
    }

    /**
     * Stops running checks, interrupts those in flight and waits for none of them. Then closes, on the calling thread,
     * what the checker owns: the checks that were registered as {@linkplain CheckPolicy.Builder#owned() owned}, the last
     * first, and what was given to {@link Builder#own}. What that throws is logged. A second call does nothing.
     */
    @Override
    public void close() {
        engine.close();
    }

    /** Collects checks, startup tasks and listeners. Not thread-safe. */
    public static final class Builder {
        private ServiceInfo service = ServiceInfo.of("service", null, null);
        private final List<CheckDefinition> checks = new ArrayList<>();
        private final List<String> startupTasks = new ArrayList<>();
        private final List<String> probes = new ArrayList<>();
        private final Map<String, Set<String>> gates = new LinkedHashMap<>();
        private final List<TransitionListener> listeners = new ArrayList<>();
        private final List<RunListener> runListeners = new ArrayList<>();
        private final List<RunInterceptor> interceptors = new ArrayList<>();
        private int historySize = 16;
        private @Nullable Executor executor;
        private final List<AutoCloseable> owned = new ArrayList<>();

        private Builder() {}

        /** Says who is checked, for the detailed view; {@code service} without a version unless set. */
        public Builder service(String name, @Nullable String version) {
            return service(ServiceInfo.of(name, version, null));
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
            return check(name, check, CheckDefinition.configured(name, policy));
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
            return asyncCheck(name, check, CheckDefinition.configured(name, policy));
        }

        /** Adds an asynchronous check with a policy made before. */
        public Builder asyncCheck(String name, AsyncHealthCheck check, CheckPolicy policy) {
            checks.add(CheckDefinition.async(name, check, policy));
            return this;
        }

        /**
         * Adds a check that is computed from others: up while at least so many of them are up. It is computed when one of
         * them changes and never run, so one that hangs spoils nothing. Degraded counts as up, but if fewer are plainly up
         * than are needed, it is degraded itself. While those that are unknown could still make it enough, it is unknown;
         * below that it is down with {@link ErrorKind#THRESHOLD}. A member that was removed counts as not up.
         *
         * @param members names of other checks, which may be quorums in turn; give them
         *     {@link CheckPolicy.Builder#noProbe()} if only the quorum is to count
         * @param policy is given the defaults; what is said of runs does not matter
         */
        public Builder quorum(String name, int atLeast, List<String> members, Consumer<CheckPolicy.Builder> policy) {
            Quorum quorum = new Quorum(atLeast, List.copyOf(requireNonNull(members, "members")));
            checks.add(CheckDefinition.quorum(name, quorum, CheckDefinition.configured(name, policy)));
            return this;
        }

        /** The same as a critical check of readiness. */
        public Builder quorum(String name, int atLeast, List<String> members) {
            return quorum(name, atLeast, members, policy -> {});
        }

        /** Puts something around every run; what is given first is the outermost. */
        public Builder interceptor(RunInterceptor interceptor) {
            interceptors.add(requireNonNull(interceptor, "interceptor"));
            return this;
        }

        /** Declares a probe of your own, besides the three of {@link Probes}; checks may then name it. */
        public Builder probe(String name) {
            probes.add(requireNonNull(name, "probe"));
            return this;
        }

        /**
         * Declares a {@link Gate}, open at first. One that counts in readiness only need not be declared.
         *
         * @param probes those that are down while it is closed; readiness if there are none. Not liveness or startup
         */
        public Builder gate(String name, String... probes) {
            requireNonNull(name, "gate");
            Set<String> gated = new TreeSet<>();
            for (String probe : requireNonNull(probes, "probes")) {
                gated.add(requireNonNull(probe, "probe"));
            }
            gates.put(name, gated.isEmpty() ? CheckerConfig.DEFAULT_GATED : Collections.unmodifiableSet(gated));
            return this;
        }

        /** Adds a task without which the service has not started; see {@link HealthChecker#startupTask}. */
        public Builder startupTask(String name) {
            startupTasks.add(requireNonNull(name, "startup task"));
            return this;
        }

        /**
         * Lets the checker close something that its checks use, such as a client: once, when it is closed, after the
         * checks that it {@linkplain CheckPolicy.Builder#owned() owns}, the last given first.
         */
        public Builder own(AutoCloseable resource) {
            owned.add(requireNonNull(resource, "resource"));
            return this;
        }

        /** Adds a listener that is told of every transition. */
        public Builder onTransition(TransitionListener listener) {
            listeners.add(requireNonNull(listener, "listener"));
            return this;
        }

        /** Adds a listener that is told of every run. */
        public Builder onRun(RunListener listener) {
            runListeners.add(requireNonNull(listener, "listener"));
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
         * @throws IllegalArgumentException with one line for every malformed or duplicate name, every probe that was not
         *     declared, and every unsound combination of policy values
         */
        public HealthChecker build() {
            return build(new SystemPlatform());
        }

        /**
         * The checker, started.
         *
         * @throws IllegalArgumentException as {@link #build()} does
         */
        public HealthChecker start() {
            HealthChecker health = build();
            health.start();
            return health;
        }

        private HealthChecker build(Platform platform) {
            CheckerConfig config = CheckerConfig.of(
                    service, checks, probes, startupTasks, historySize, gates, List.copyOf(interceptors));
            return new HealthChecker(
                    new Engine(platform, config, listeners, runListeners, executor, List.copyOf(owned)));
        }
    }
}
