/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.scenario;

import dev.lifesigns.probes.simulate.scenario.Application.Check;
import dev.lifesigns.probes.simulate.scenario.Application.Health;
import dev.lifesigns.probes.simulate.scenario.Application.Listens;
import dev.lifesigns.probes.simulate.scenario.Application.Mode;
import dev.lifesigns.probes.simulate.scenario.Application.Pauses;
import dev.lifesigns.probes.simulate.scenario.Application.Startup;
import dev.lifesigns.text.schema.InvalidKeyException;
import dev.lifesigns.text.schema.Key;
import dev.lifesigns.text.schema.ListShape;
import dev.lifesigns.text.schema.MapShape;
import dev.lifesigns.text.schema.OptionalShape;
import dev.lifesigns.text.schema.Scalar;
import dev.lifesigns.text.schema.Scalars;
import dev.lifesigns.text.schema.Section;
import dev.lifesigns.text.schema.Shape;
import dev.lifesigns.text.schema.Values;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of {@code application}. */
final class ApplicationSchema {
    static final Scalar<Mode> MODE = ScenarioSchema.choice(Mode.class);

    private static final Scalar<Integer> COUNT = Scalars.integer(1, ScenarioSchema.MOST);
    private static final int SAFE_PERIODS = 3;

    private static final Key<Distribution> EVERY = Key.of(
                    "every", ScenarioSchema.TIME, "From the end of one to the start of the next.")
            .required();
    private static final Key<Distribution> LENGTH =
            Key.of("length", ScenarioSchema.TIME, "How long.").required();
    private static final Section<Pauses> PAUSES = new Section<>(
            "Pauses of the whole process, such as those of a garbage collector.", List.of(EVERY, LENGTH), values -> {
                if (values.get(EVERY).mean() == 0) {
                    throw new InvalidKeyException(EVERY, "0 (expected: more)");
                }
                return new Pauses(values.get(EVERY), values.get(LENGTH));
            });

    private static final Key<Duration> PERIOD = Key.of(
                    "period", ScenarioSchema.POSITIVE, "From one run to the next, in mode cached.")
            .required();
    private static final Key<Optional<Duration>> TIMEOUT = Key.of(
                    "timeout", new OptionalShape<>(ScenarioSchema.POSITIVE), "Of one run; none only in mode perProbe.")
            .required();
    private static final Key<Duration> STALE_AFTER = Key.of(
                    "staleAfter", ScenarioSchema.POSITIVE, "Age after which a result no longer counts.")
            .orElse("3 × period + timeout");
    private static final Key<Integer> FAILURES = Key.of("failureThreshold", COUNT, "Consecutive failures that count.")
            .or(1);
    private static final Key<Integer> SUCCESSES = Key.of("successThreshold", COUNT, "Consecutive successes that count.")
            .or(1);

    private final Declared declared;
    private final Key<String> dependency;

    ApplicationSchema(Declared declared) {
        this.declared = declared;
        dependency =
                Key.of("dependency", declared.dependency(), "What it queries.").required();
    }

    Section<Application> section() {
        Key<Startup> startup = nested("startup", startup());
        Key<Optional<Pauses>> pauses = Key.of("pauses", new OptionalShape<>(PAUSES), PAUSES.summary());
        Key<Integer> workers = Key.of("workers", COUNT, "Concurrent requests.");
        Key<Duration> requestTime =
                Key.of("requestTime", ScenarioSchema.POSITIVE, "Time of a request, without its dependencies.");
        Key<Boolean> shared =
                Key.of("probesShareWorkers", Scalars.flag(), "Whether probes wait for a worker as requests do.");
        Key<Distribution> answerTime =
                Key.of("answerTime", ScenarioSchema.TIME, "Time to answer a probe, without its checks.");
        Key<Duration> drainDelay = Key.of(
                "drainDelay", ScenarioSchema.DURATION, "After SIGTERM: not ready but still serving; 0s stops at once.");
        Key<Distribution> stopTime = Key.of("stopTime", ScenarioSchema.TIME, "From then until exit.");
        Key<Health> health = nested("health", health());
        Key<Map<String, Check>> checks =
                Key.of("checks", new MapShape<>("check", "any name", name -> true, check()), "The checks by name.");
        return new Section<>(
                "The program in each container.",
                List.of(
                        startup,
                        pauses,
                        workers,
                        requestTime,
                        shared,
                        answerTime,
                        drainDelay,
                        stopTime,
                        health,
                        checks),
                values -> new Application(
                        values.get(startup),
                        values.get(pauses).orElse(null),
                        values.get(workers),
                        values.get(requestTime),
                        values.get(shared),
                        values.get(answerTime),
                        values.get(drainDelay),
                        values.get(stopTime),
                        values.get(health),
                        named(values.get(checks))));
    }

    private Section<Startup> startup() {
        Key<Distribution> time =
                Key.of("time", ScenarioSchema.TIME, "From the start of the process to the end of startup.");
        Key<Listens> listens = Key.of(
                "listens",
                ScenarioSchema.choice(Listens.class),
                "When it starts to answer probes; with atOnce, startup and readiness fail until it has started.");
        Key<Integer> queries = Key.of(
                "queries",
                Scalars.integer(0, ScenarioSchema.MOST),
                "Queries to each required dependency during startup.");
        Key<List<String>> requires = Key.of(
                "requires",
                new ListShape<>(declared.dependency(), 0),
                "It exits at the end of startup if one of these does not respond.");
        return new Section<>(
                "How it starts.",
                List.of(time, listens, queries, requires),
                values ->
                        new Startup(values.get(time), values.get(listens), values.get(queries), values.get(requires)));
    }

    private Section<Health> health() {
        ListShape<String> names = new ListShape<>(declared.check(), 0);
        Key<Mode> mode = Key.of("mode", MODE, "When checks run: on their own schedule, or for every probe.");
        Key<Boolean> concurrent = Key.of(
                "concurrent", Scalars.flag(), "Whether the checks of a probe run concurrently, in mode perProbe.");
        Key<List<String>> startup = Key.of("startup", names, "Checks of the startup probe.");
        Key<List<String>> liveness = Key.of("liveness", names, "Checks of the liveness probe.");
        Key<List<String>> readiness = Key.of("readiness", names, "Checks of the readiness probe.");
        return new Section<>(
                "Which checks answer which probe, and when they run.",
                List.of(mode, concurrent, startup, liveness, readiness),
                values -> new Health(
                        values.get(mode),
                        values.get(concurrent),
                        values.get(startup),
                        values.get(liveness),
                        values.get(readiness)));
    }

    private Section<Check> check() {
        return new Section<>(
                "A query to a dependency.",
                List.of(dependency, PERIOD, TIMEOUT, STALE_AFTER, FAILURES, SUCCESSES),
                this::check);
    }

    private Check check(Values values) {
        Duration period = values.get(PERIOD);
        Duration timeout = values.get(TIMEOUT).orElse(null);
        Duration longest = timeout == null ? period : timeout;
        Duration written = values.find(STALE_AFTER);
        Duration staleAfter =
                written == null ? period.multipliedBy(SAFE_PERIODS).plus(longest) : written;
        if (declared.mode() == Mode.CACHED && (timeout == null || timeout.compareTo(period) >= 0)) {
            throw new InvalidKeyException(TIMEOUT, "not below the period (expected: less, in mode cached)");
        }
        if (declared.mode() == Mode.CACHED && staleAfter.compareTo(period.plus(longest)) < 0) {
            throw new InvalidKeyException(STALE_AFTER, "too short (expected: at least period + timeout)");
        }
        return new Check(
                "", values.get(dependency), period, timeout, staleAfter, values.get(FAILURES), values.get(SUCCESSES));
    }

    private static Map<String, Check> named(Map<String, Check> checks) {
        Map<String, Check> named = new LinkedHashMap<>();
        checks.forEach((name, each) -> named.put(
                name,
                new Check(
                        name,
                        each.dependency(),
                        each.period(),
                        each.timeout(),
                        each.staleAfter(),
                        each.failureThreshold(),
                        each.successThreshold())));
        return named;
    }

    private static <T> Key<T> nested(String name, Section<T> section) {
        return Key.of(name, (Shape<T>) section, section.summary());
    }
}
