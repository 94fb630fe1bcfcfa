/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;

/** Engines with one check, and their observable state. */
final class Engines {
    /** The name of the check. */
    static final String CHECK = "it";

    /** How long a run of the check may take. */
    static final Duration TIMEOUT = Duration.ofSeconds(1);

    /** How often the check runs. */
    static final Duration PERIOD = Duration.ofSeconds(10);

    private Engines() {}

    /** A started engine whose check has just been handed to a worker for the first time. */
    static Engine running(Machine machine, CheckDefinition check, TransitionListener... listeners) {
        Engine engine = idle(machine, check, listeners);
        engine.start();
        machine.wakeAt(Duration.ZERO);
        return engine;
    }

    /** An engine that has not been started. */
    static Engine idle(Machine machine, CheckDefinition check, TransitionListener... listeners) {
        CheckerOptions options = options(check);
        options.listeners.addAll(List.of(listeners));
        return new Engine(machine, options);
    }

    static CheckerConfig config(CheckDefinition... checks) {
        return CheckerConfig.of(options(checks));
    }

    private static CheckerOptions options(CheckDefinition... checks) {
        CheckerOptions options = new CheckerOptions();
        options.checks.addAll(List.of(checks));
        return options;
    }

    /** The handle of the engine's check. */
    static CheckHandle handle(Engine engine) {
        return requireNonNull(engine.handle(CHECK));
    }

    /** The check, registered as the only one. */
    static RegisteredCheck alone(CheckDefinition check) {
        return registered(config(check)).get(0);
    }

    static List<RegisteredCheck> registered(CheckerConfig config) {
        CheckRegistry registry = new CheckRegistry(config, (check, heartbeat) -> {});
        return config.checks.stream().map(registry::add).toList();
    }

    static CheckDefinition blocking(HealthCheck check) {
        return CheckDefinition.blocking(CHECK, check, policy().build());
    }

    /** One that is canceled at its deadline. */
    static CheckDefinition canceling(AsyncHealthCheck.Source<CheckResult> source) {
        return async(AsyncHealthCheck.canceling(source, result -> result));
    }

    static CheckDefinition async(AsyncHealthCheck check) {
        return CheckDefinition.async(CHECK, check, policy().build());
    }

    static CheckDefinition onProbe(HealthCheck check) {
        return CheckDefinition.blocking(
                CHECK,
                check,
                policy().schedule(new CheckSchedule.OnProbe(PERIOD)).build());
    }

    private static CheckPolicy.Builder policy() {
        return CheckPolicy.builder().timeout(TIMEOUT).period(PERIOD);
    }

    /** Everything that the engine reports about its check, in one line. */
    static String told(HealthSnapshot snapshot) {
        CheckSnapshot check = snapshot.checks().get(0);
        String error = check.error() == null ? "" : " " + check.error();
        return check.status() + error + ", " + check.runs() + " run, " + check.lateResults() + " late";
    }
}
