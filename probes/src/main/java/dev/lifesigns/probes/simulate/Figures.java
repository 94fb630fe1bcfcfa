/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate;

import dev.lifesigns.probes.simulate.scenario.Dependency;
import dev.lifesigns.probes.simulate.scenario.Incident.Rollout;
import dev.lifesigns.probes.simulate.scenario.Scenario;
import dev.lifesigns.probes.simulate.world.FailureCause;
import dev.lifesigns.probes.simulate.world.Observations;
import dev.lifesigns.probes.simulate.world.TerminationReason;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Which figures a report has. */
final class Figures {
    private static final double MINUTE = 60;

    private final List<Observations> runs;
    private final List<Figure> figures = new ArrayList<>();

    private Figures(List<Observations> runs) {
        this.runs = runs;
    }

    static List<Figure> of(Scenario scenario, List<Observations> runs) {
        Figures made = new Figures(runs);
        made.times(scenario);
        made.pods(scenario);
        made.requests();
        made.queries(scenario);
        return List.copyOf(made.figures);
    }

    /** Only those that the scenario gives a reason for: without an incident, there is nothing to detect. */
    private void times(Scenario scenario) {
        boolean hasIncident = !scenario.incidents().isEmpty();
        if (scenario.incidents().stream().anyMatch(incident -> !(incident instanceof Rollout))) {
            optional("first_reaction_s", "time to detect, first pod", "s", Observations::firstReaction);
            optional("last_reaction_s", "time to detect, last pod", "s", Observations::lastReaction);
        }
        if (hasIncident || scenario.warmUp().isZero()) {
            optional(
                    "recovery_s",
                    hasIncident ? "time to recover" : "time until all were ready",
                    "s",
                    Observations::recovery);
        }
    }

    private void pods(Scenario scenario) {
        always("restarts", "restarts", "", Observations::restartsTotal);
        for (TerminationReason reason : TerminationReason.values()) {
            ifAny(
                    "restarts_" + reason.wireName(),
                    "  " + reason.description(),
                    "",
                    run -> run.restartsBy().getOrDefault(reason, 0L));
        }
        always(
                "not_ready_at_once",
                "most pods unready at once",
                "",
                run -> Math.max(0, scenario.pods() - run.leastReady()));
        always("not_ready_pod_min", "total unready time", "pod min", run -> run.unreadySeconds() / MINUTE);
        ifAny("back_off_pod_min", "total time in CrashLoopBackOff", "pod min", run -> run.waitingSeconds() / MINUTE);
    }

    private void requests() {
        always("failed_percent", "share of requests failed", "%", run -> share(run.lostTotal(), run.requests()));
        always("failed", "requests failed", "", run -> Math.rint(run.lostTotal()));
        always("failed_needlessly", "  while dependencies answered", "", run -> Math.rint(run.lostNeedlessly()));
        for (FailureCause reason : FailureCause.values()) {
            ifAny(
                    "failed_" + reason.wireName(),
                    "  " + reason.description(),
                    "",
                    run -> Math.rint(run.lost().getOrDefault(reason, 0.0)));
        }
    }

    private void queries(Scenario scenario) {
        for (Dependency dependency : scenario.dependencies()) {
            String name = dependency.name();
            always(
                    "peak_checks_" + name,
                    "peak queries of checks, " + name,
                    "/s",
                    run -> run.peakQueries().getOrDefault(name, 0L));
        }
    }

    private static double share(double part, double whole) {
        return whole == 0 ? 0 : Math.rint(part / whole * 100_000) / 1_000;
    }

    private void optional(String name, String label, String unit, Function<Observations, OptionalDouble> value) {
        figures.add(
                new Figure(name, label, unit, Spread.of(runs.stream().map(value).toList())));
    }

    private void always(String name, String label, String unit, ToDoubleFunction<Observations> value) {
        optional(name, label, unit, run -> OptionalDouble.of(value.applyAsDouble(run)));
    }

    private void ifAny(String name, String label, String unit, ToDoubleFunction<Observations> value) {
        if (runs.stream().anyMatch(run -> value.applyAsDouble(run) > 0)) {
            always(name, label, unit, value);
        }
    }
}
