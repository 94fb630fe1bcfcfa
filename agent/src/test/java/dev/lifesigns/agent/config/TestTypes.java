/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckScope;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.InvalidOptionException;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.checks.spi.OptionValues;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Check types of the tests' own, which connect to nothing and remember what they were made of. */
final class TestTypes {
    static final Option<String> URL = Option.text("url", "Where it is.").required();
    static final Option<String> USERNAME = Option.text("username", "Who asks.");
    static final Option<String> PASSWORD = Option.secret("password", "Its password.");
    static final Option<String> QUERY = Option.text("query", "What is asked.").withDefault("SELECT 1");
    static final Option<String> PATH = Option.text("path", "Where to look.").required();
    static final Option<Long> MIN_FREE =
            Option.size("minFree", "Down below it.").withDefault(100_000_000L);
    static final Option<Double> MIN_FREE_SHARE = Option.percentage("minFreeShare", "Down below it.");
    static final Option<List<String>> EXPECT =
            Option.list("expect", "What is up.").withDefault(List.of("2xx"));
    static final Option<java.time.Duration> WARN_AFTER = Option.duration("warnAfter", "Degraded above it.");
    static final Option<Integer> COUNT = Option.integer("count", "How many.").withDefault(1);
    static final Option<Boolean> STRICT =
            Option.flag("strict", "Whether it is.").withDefault(false);

    private TestTypes() {}

    /** A check of the tests. */
    static final class Made implements HealthCheck, AutoCloseable {
        final OptionValues values;
        private final CheckScope scope;
        boolean closed;

        Made(OptionValues values, CheckScope scope) {
            this.values = values;
            this.scope = scope;
        }

        @Override
        public CheckResult check(CheckDeadline deadline) {
            return CheckResult.up();
        }

        @Override
        public CheckScope scope() {
            return scope;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    record Type(String name, List<Option<?>> options, Function<OptionValues, HealthCheck> maker) implements CheckType {
        @Override
        public String summary() {
            return "Looks like " + name + ".";
        }

        @Override
        public HealthCheck create(OptionValues values) {
            return maker.apply(values);
        }
    }

    /** Types named as the built-in ones, with a few of their options. */
    static List<CheckType> all() {
        return all(new ArrayList<>());
    }

    /** The same; what they make is added to a list. */
    static List<CheckType> all(List<Made> made) {
        return List.of(
                new Type("jdbc", List.of(URL, USERNAME, PASSWORD, QUERY), values -> {
                    String url = values.get(URL);
                    if (!url.startsWith("jdbc:")) {
                        throw new InvalidOptionException(URL, "url: " + url + " (expected: jdbc:…)");
                    }
                    return add(made, new Made(values, CheckScope.DEPENDENCY));
                }),
                new Type(
                        "disk",
                        List.of(PATH, MIN_FREE, MIN_FREE_SHARE),
                        values -> add(made, new Made(values, CheckScope.HOST))),
                new Type("deadlock", List.of(), values -> add(made, new Made(values, CheckScope.PROCESS))),
                new Type(
                        "http",
                        List.of(URL, EXPECT, WARN_AFTER, COUNT, STRICT),
                        values -> add(made, new Made(values, CheckScope.DEPENDENCY))),
                new Type("broken", List.of(), values -> {
                    throw new IllegalStateException("hunter2");
                }),
                new Type("unlinked", List.of(), values -> {
                    throw new NoClassDefFoundError("com/example/Client");
                }));
    }

    private static Made add(List<Made> all, Made made) {
        all.add(made);
        return made;
    }
}
