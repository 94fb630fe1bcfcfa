/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bridge;

import static java.lang.System.Logger.Level.WARNING;
import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.lifesigns.CheckHandle;
import dev.lifesigns.CheckPolicy;
import dev.lifesigns.HealthChecker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Lets an engine run the health checks that an application wrote for its framework. The adapter of a framework puts
 * {@link AdoptedCheck#now()} where the framework would have called the check. Thread-safe.
 *
 * <pre>{@code
 * HealthChecker health = HealthChecker.builder().startupTask(Bridge.APPLICATION_READY).build();
 * Bridge<Health> bridge = Bridge.builder(health, new HealthResults()).policies(configured).build();
 * AdoptedCheck<Health> disk = bridge.adopt("diskSpace", ForeignCheck.blocking(deadline -> indicator.health()));
 * bridge.start(Duration.ofSeconds(5)); // before the port opens
 * bridge.ready();                      // the framework says that the application has started
 * Health answer = disk.now();          // never blocks, never throws
 * bridge.drain();                      // on SIGTERM, while the port is still open
 * bridge.close();                      // last
 * }</pre>
 *
 * @param <R> what a check of the framework answers
 */
public final class Bridge<R> implements AutoCloseable {
    /** The startup task that {@link #ready()} completes. */
    public static final String APPLICATION_READY = "application-ready";

    private static final System.Logger LOG = System.getLogger("dev.lifesigns.bridge");

    private final HealthChecker health;
    private final ForeignResults<R> results;
    private final BinaryOperator<String> configurationKey;
    private final UnaryOperator<Runnable> taskDecorator;
    private final HangLog hangs;
    private final Object lock = new Object();

    /* What runs in the engine, by its name there. */
    @GuardedBy("lock")
    private final Map<String, Scheduled<R>> scheduled = new HashMap<>();

    @GuardedBy("lock")
    private BridgePolicies policies;

    /* Every foreign name there has been. */
    @GuardedBy("lock")
    private final Set<String> known = new TreeSet<>();

    private Bridge(Builder<R> builder) {
        this.health = builder.health;
        this.results = builder.results;
        this.policies = builder.policies;
        this.configurationKey = builder.configurationKey;
        this.taskDecorator = builder.taskDecorator;
        this.hangs = new HangLog(health, this::adopted, configurationKey);
        health.onRun(hangs);
    }

    /**
     * A builder of a bridge.
     *
     * @param health runs the checks and is closed with the bridge; not started yet, and with a startup task of the name
     *     {@link #APPLICATION_READY} if {@link #ready()} is to be called
     * @param results how the framework's results are read and created
     */
    public static <R> Builder<R> builder(HealthChecker health, ForeignResults<R> results) {
        return new Builder<>(health, results);
    }

    /**
     * Adopts a check with no policy declared by its author; see {@link #adopt(String, ForeignCheck, PolicyOverrides)}.
     */
    public AdoptedCheck<R> adopt(String foreignName, ForeignCheck<R> check) {
        return adopt(foreignName, check, PolicyOverrides.none());
    }

    /**
     * Adopts a check, at any time; one that comes late has never run until its first answer. Its runs have the context class
     * loader of the calling thread.
     *
     * @param foreignName the framework's name for it, any text: {@code diskSpace} becomes {@code disk-space},
     *     {@code db/primary} becomes {@code db.primary}, and one whose name is taken gets {@code -2}
     * @param declared what its author says of its policy, in an annotation for example; the configuration overrides it
     * @throws InvalidPolicyException if the policy is invalid
     * @throws IllegalStateException if the bridge is closed
     */
    public AdoptedCheck<R> adopt(String foreignName, ForeignCheck<R> check, PolicyOverrides declared) {
        requireNonNull(foreignName, "Bridge.adopt: foreignName is null");
        requireNonNull(declared, "Bridge.adopt: declared is null");
        synchronized (lock) {
            known.add(foreignName);
        }
        if (requireNonNull(check, "Bridge.adopt: check is null") instanceof ForeignCheck.InMemory<R> inMemory) {
            return new PassedThrough<>(foreignName, inMemory.read(), results);
        }
        EngineChecks<R> checks = new EngineChecks<>(foreignName, results, RunContexts.ofThisThread(taskDecorator));
        synchronized (lock) {
            PolicyOverrides set = policies.of(foreignName, declared);
            CheckPolicy policy = policy(foreignName, set);
            String name = ForeignNames.free(ForeignNames.mapped(foreignName), taken -> health.handle(taken) != null);
            Scheduled<R> adopted = valid(foreignName, set, () -> register(name, checks, check, policy, declared));
            scheduled.put(name, adopted);
            LivenessAdvice.log(foreignName, policy, check);
            return adopted;
        }
    }

    private @Nullable Scheduled<R> adopted(String name) {
        synchronized (lock) {
            return scheduled.get(name);
        }
    }

    private Scheduled<R> register(
            String name, EngineChecks<R> checks, ForeignCheck<R> check, CheckPolicy policy, PolicyOverrides declared) {
        CheckHandle handle = check instanceof ForeignCheck.Blocking<R> blocking
                ? health.add(name, checks.blocking(blocking.call()), policy)
                : health.addAsync(name, checks.async((ForeignCheck.Async<R>) check), policy);
        return new Scheduled<>(this, checks, check, handle, declared, policy);
    }

    /**
     * Puts other policies into effect: checks whose policy has changed run next under the new one and keep their past.
     *
     * @throws InvalidPolicyException if one is invalid; then nothing has changed
     */
    public void reload(BridgePolicies changed) {
        synchronized (lock) {
            BridgePolicies before = policies;
            policies = requireNonNull(changed, "Bridge.reload: changed is null");
            List<Scheduled<R>> replaced = new ArrayList<>();
            try {
                for (Scheduled<R> check : List.copyOf(scheduled.values())) {
                    replaced.add(check);
                    replace(check);
                }
            } catch (InvalidPolicyException e) {
                policies = before;
                for (Scheduled<R> check : replaced) {
                    replace(check);
                }
                throw e;
            }
        }
    }

    @GuardedBy("lock")
    private void replace(Scheduled<R> check) {
        PolicyOverrides set = policies.of(check.foreignName(), check.declared());
        CheckPolicy policy = policy(check.foreignName(), set);
        if (!policy.equals(check.policy())) {
            valid(check.foreignName(), set, () -> {
                check.replace(policy);
                return check;
            });
        }
    }

    /** The engine, for our own endpoints, gates and listeners. */
    public HealthChecker health() {
        return health;
    }

    /**
     * Starts to run the checks and blocks until each has its first answer, or the time is up. Call this before the
     * framework opens its port.
     */
    public void start(Duration atMost) {
        health.start();
        health.awaitFirstResults(atMost);
    }

    /**
     * Completes the startup task: the framework says that the application has started. Configured checks that do not exist by
     * now are logged, as they may be misspelled.
     *
     * @throws IllegalArgumentException if the engine has no task of the name {@link #APPLICATION_READY}
     */
    public void ready() {
        health.startupTask(APPLICATION_READY).complete();
        synchronized (lock) {
            for (String name : policies.unmatched(known)) {
                LOG.log(
                        WARNING,
                        "configuration of check ''{0}'': no such check (expected: one of {1})",
                        name,
                        String.join(", ", known));
            }
        }
    }

    /** Makes the engine's readiness fail; everything else continues. */
    public void drain() {
        health.drain();
    }

    /** Stops running checks. Call this last, after the server has stopped; results go stale from then on. */
    @Override
    public void close() {
        health.close();
    }

    boolean remove(Scheduled<R> check) {
        hangs.forget(check);
        synchronized (lock) {
            scheduled.remove(check.name(), check);
            return check.handle().remove();
        }
    }

    private CheckPolicy policy(String foreignName, PolicyOverrides set) {
        return valid(foreignName, set, () -> {
            CheckPolicy.Builder policy = CheckPolicy.builder().displayName(foreignName);
            set.applyTo(policy);
            return policy.build();
        });
    }

    private <T> T valid(String foreignName, PolicyOverrides set, Supplier<T> use) {
        try {
            return use.get();
        } catch (IllegalArgumentException e) {
            PolicyProblems problems =
                    new PolicyProblems(foreignName, set, value -> configurationKey.apply(foreignName, value));
            throw new InvalidPolicyException(foreignName, problems.read(String.valueOf(e.getMessage())), e);
        }
    }

    /**
     * Collects what a bridge may be given. Not thread-safe.
     *
     * @param <R> what a check of the framework answers
     */
    public static final class Builder<R> {
        private final HealthChecker health;
        private final ForeignResults<R> results;
        private BridgePolicies policies = BridgePolicies.none();
        private BinaryOperator<String> configurationKey = (check, value) -> "lifesigns.checks." + check + "." + value;
        private UnaryOperator<Runnable> taskDecorator = UnaryOperator.identity();

        private Builder(HealthChecker health, ForeignResults<R> results) {
            this.health = requireNonNull(health, "Bridge.builder: health is null");
            this.results = requireNonNull(results, "Bridge.builder: results is null");
        }

        /** Sets what the configuration says of policies; default: nothing. */
        public Builder<R> policies(BridgePolicies policies) {
            this.policies = requireNonNull(policies, "Bridge.Builder.policies: policies is null");
            return this;
        }

        /**
         * Sets the key of a value of a policy in the framework's configuration, for messages; it gets the check's
         * foreign name and the value, such as {@code db} and {@code staleAfter}. Default: {@code
         * lifesigns.checks.db.staleAfter}.
         */
        public Builder<R> configurationKey(BinaryOperator<String> key) {
            this.configurationKey = requireNonNull(key, "Bridge.Builder.configurationKey: key is null");
            return this;
        }

        /**
         * Sets something to put around each run, such as a logging context. It is called on the thread of the run, and what
         * it returns must run what it was given on that thread. For an asynchronous check it is around the call.
         */
        public Builder<R> taskDecorator(UnaryOperator<Runnable> decorator) {
            this.taskDecorator = requireNonNull(decorator, "Bridge.Builder.taskDecorator: decorator is null");
            return this;
        }

        /** The bridge, without checks. */
        public Bridge<R> build() {
            return new Bridge<>(this);
        }
    }
}
