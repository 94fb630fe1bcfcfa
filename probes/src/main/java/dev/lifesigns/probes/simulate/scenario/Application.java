/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.scenario;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The program in the container, as seen by probes and requests. Immutable.
 *
 * @param startup how it starts
 * @param pauses pauses of the whole process, such as those of a garbage collector; {@code null} for none
 * @param workers how many requests it handles at once
 * @param requestTime how long one request keeps a worker, without its dependencies
 * @param probesShareWorkers whether a probe waits for a worker, like a request
 * @param answerTime how long it takes to answer a probe, without its checks
 * @param drainDelay how long it keeps serving after SIGTERM, not ready; zero to stop at once
 * @param stopTime from there to its exit
 * @param health how probes are answered
 * @param checks by name
 */
public record Application(
        Startup startup,
        @Nullable Pauses pauses,
        int workers,
        Duration requestTime,
        boolean probesShareWorkers,
        Distribution answerTime,
        Duration drainDelay,
        Distribution stopTime,
        Health health,
        Map<String, Check> checks) {
    public Application {
        requireNonNull(startup, "startup");
        requireNonNull(requestTime, "requestTime");
        requireNonNull(answerTime, "answerTime");
        requireNonNull(drainDelay, "drainDelay");
        requireNonNull(stopTime, "stopTime");
        requireNonNull(health, "health");
        checks = Map.copyOf(checks);
    }

    /** The checks of those names. */
    public List<Check> checks(List<String> names) {
        return names.stream()
                .map(name -> requireNonNull(checks.get(name), () -> "check '" + name + "': missing"))
                .toList();
    }

    /** How an application starts.
     *
     * @param time from the start of the process to the end of its startup
     * @param listens when it starts to answer probes
     * @param queries sent to each required dependency during startup: caches, connections
     * @param requires the dependencies without which it exits at the end of its startup
     */
    public record Startup(Distribution time, Listens listens, int queries, List<String> requires) {
        public Startup {
            requireNonNull(time, "time");
            requireNonNull(listens, "listens");
            requires = List.copyOf(requires);
        }
    }

    /** When a starting application starts to answer probes; until then, connections are refused. */
    public enum Listens {
        /** As soon as the process starts: startup and readiness fail until it has started. */
        AT_ONCE,
        /** Only once it has started. */
        WHEN_STARTED
    }

    /** Pauses of the whole process.
     *
     * @param every from the end of one to the start of the next
     * @param length of one
     */
    public record Pauses(Distribution every, Distribution length) {
        public Pauses {
            requireNonNull(every, "every");
            requireNonNull(length, "length");
        }
    }

    /**
     * Which checks answer which probe, and when they run.
     *
     * @param mode when they run
     * @param concurrent whether the checks of one probe run at the same time, in mode {@code perProbe}
     * @param startup names of checks that must have succeeded once
     * @param liveness names of checks
     * @param readiness names of checks
     */
    public record Health(
            Mode mode, boolean concurrent, List<String> startup, List<String> liveness, List<String> readiness) {
        public Health {
            requireNonNull(mode, "mode");
            startup = List.copyOf(startup);
            liveness = List.copyOf(liveness);
            readiness = List.copyOf(readiness);
        }
    }

    /** When checks run. */
    public enum Mode {
        /** On their own schedule, as Lifesigns does; a probe reads the last result. */
        CACHED,
        /** For every probe, which waits for them. */
        PER_PROBE
    }

    /**
     * One check: a query to a dependency.
     *
     * @param name of the check
     * @param dependency that it queries
     * @param period from one run to the next, in mode {@code cached}
     * @param timeout of one run; {@code null} for none
     * @param staleAfter the age at which a result no longer counts, in mode {@code cached}
     * @param failureThreshold failures in a row that count, in mode {@code cached}
     * @param successThreshold successes in a row that count, in mode {@code cached}
     */
    public record Check(
            String name,
            String dependency,
            Duration period,
            @Nullable Duration timeout,
            Duration staleAfter,
            int failureThreshold,
            int successThreshold) {
        public Check {
            requireNonNull(name, "name");
            requireNonNull(dependency, "dependency");
            requireNonNull(period, "period");
            requireNonNull(staleAfter, "staleAfter");
        }
    }
}
