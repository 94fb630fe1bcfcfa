/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof.simulation;

import static dev.lifesigns.proof.simulation.Violation.unless;

import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthLifecycle;
import dev.lifesigns.HealthSnapshot;
import dev.lifesigns.ProbeStatus;
import dev.lifesigns.Probes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The reference for probes and stages of life, and the comparison of all that is public with all that is expected. */
final class Model {
    private final Circumstances world;
    private final Ledger ledger;
    private final int historySize;
    private final List<ModelCheck> checks = new ArrayList<>();
    private final Set<String> probes = new LinkedHashSet<>();
    private final Map<String, Long> probeChanged = new HashMap<>();
    private final Map<String, ProbeStatus> answers = new HashMap<>();
    private final Pulse pulse;
    private final Map<String, String> closedGates = new HashMap<>();
    private final Set<String> openTasks;
    private final Set<String> openChecks = new TreeSet<>();
    private boolean started;
    private boolean startupComplete;
    private boolean draining;

    /* Counts what may make a revision. */
    private long news;
    private long newsBefore;
    private @Nullable HealthSnapshot before;
    private String contentBefore = "";

    Model(
            Circumstances world,
            Ledger ledger,
            Pulse pulse,
            List<Plan> plans,
            List<String> startupTasks,
            int historySize) {
        this.pulse = pulse;
        this.world = world;
        this.ledger = ledger;
        this.historySize = historySize;
        this.openTasks = new HashSet<>(startupTasks);
        for (String builtIn : List.of(Probes.LIVENESS, Probes.READINESS, Probes.STARTUP)) {
            probes.add(builtIn);
        }
        probes.addAll(Plan.OWN_PROBES);
        for (Plan plan : plans) {
            enter(plan);
            if (plan.probes().contains(Probes.STARTUP)) {
                openChecks.add(plan.name());
            }
        }
        startupComplete = openTasks.isEmpty() && openChecks.isEmpty();
        probes.forEach(probe -> ledger.initial(probe, answer(probe)));
        probes.forEach(probe -> answers.put(probe, answer(probe)));
    }

    List<ModelCheck> checks() {
        return checks;
    }

    List<String> probes() {
        return List.copyOf(probes);
    }

    List<ModelCheck> checksOf(String probe) {
        return checks.stream()
                .filter(check -> check.plan().probes().contains(probe))
                .toList();
    }

    // Checks come and go.

    ModelCheck add(Plan plan) {
        ModelCheck check = enter(plan);
        ledger.added(plan.name());
        openStartup(plan);
        if (started) {
            check.started();
        }
        news++;
        return check;
    }

    void remove(ModelCheck check) {
        check.removed();
        checks.remove(check);
        ledger.changed(check.plan().name());
        closeStartup(check.plan());
        news++;
    }

    void replace(ModelCheck check, Plan plan) {
        boolean waitedFor = check.plan().probes().contains(Probes.STARTUP);
        check.replaced(plan, started);
        check.state().age(world.now());
        ledger.changed(plan.name());
        if (!plan.probes().contains(Probes.STARTUP) || check.state().passesStartup()) {
            closeStartup(plan);
        } else if (!waitedFor) {
            openStartup(plan);
        }
        news++;
    }

    private ModelCheck enter(Plan plan) {
        ModelCheck[] check = new ModelCheck[1];
        check[0] = new ModelCheck(plan, world, (from, to) -> changed(check[0].plan(), from, to));
        checks.add(check[0]);
        return check[0];
    }

    private void openStartup(Plan plan) {
        if (plan.probes().contains(Probes.STARTUP) && !(started && startupComplete)) {
            openChecks.add(plan.name());
            startupComplete = false;
        }
    }

    private void closeStartup(Plan plan) {
        openChecks.remove(plan.name());
        completeStartup();
    }

    // Stages of life.

    void start() {
        if (!started && world.open()) {
            started = true;
            news++;
            checks.forEach(ModelCheck::started);
        }
    }

    void complete(String task) {
        if (world.open()) {
            openTasks.remove(task);
            completeStartup();
        }
    }

    /** A gate of that probe was closed or opened. */
    void gate(String gate, String probe, boolean closed) {
        if (!world.open()) {
            return;
        }
        ledger.changed(gate);
        news++;
        if (closed) {
            closedGates.put(gate, probe);
        } else {
            closedGates.remove(gate);
        }
    }

    void drain() {
        draining |= world.open();
        news++;
    }

    private void completeStartup() {
        if (openTasks.isEmpty() && openChecks.isEmpty()) {
            startupComplete = true;
        }
    }

    private void changed(Plan plan, Verdict from, Verdict to) {
        news++;
        ledger.expect(plan.name(), from, to);
        if (world.open() && openChecks.contains(plan.name())) {
            boolean passing = to.status() == CheckStatus.UP
                    || to.status() == CheckStatus.DEGRADED
                    || (to.status() == CheckStatus.DOWN && !plan.critical());
            if (passing) {
                openChecks.remove(plan.name());
                completeStartup();
            }
        }
    }

    // Judging.

    /** Compares all that a reader can see now with what has to be seen. */
    void judge(HealthChecker health) {
        HealthSnapshot now = health.snapshot();
        List<CheckSnapshot> seen = new ArrayList<>(now.checks());
        pulse.judge(seen.remove(0));
        List<String> there = seen.stream().map(CheckSnapshot::name).toList();
        List<String> expected =
                checks.stream().map(check -> check.plan().name()).toList();
        unless(there.equals(expected), "checks: %s (expected: %s)", there, expected);
        for (int i = 0; i < checks.size(); i++) {
            checks.get(i).judge(seen.get(i));
            checks.get(i).awaitNothing();
            int remembered = seen.get(i).history().size();
            unless(
                    remembered <= historySize,
                    "history: %d transitions (expected: at most %d)",
                    remembered,
                    historySize);
        }
        judgeProbes(health, now);
        HealthLifecycle lifecycle = lifecycle();
        unless(now.lifecycle() == lifecycle, "lifecycle: %s (expected: %s)", now.lifecycle(), lifecycle);
        unless(health.lifecycle() == lifecycle, "lifecycle: %s (expected: %s)", health.lifecycle(), lifecycle);
        judgeVersions(now, now.checks());
        ledger.awaitNothing();
    }

    private void judgeProbes(HealthChecker health, HealthSnapshot snapshot) {
        probes.forEach(probe -> {
            ProbeStatus expected = answer(probe);
            ProbeStatus asked = health.status(probe);
            ProbeStatus shown = snapshot.probe(probe).status();
            unless(asked == expected && shown == expected, "%s: %s, %s (expected: %s)", probe, asked, shown, expected);
            if (answers.put(probe, expected) != expected) {
                probeChanged.put(probe, world.now());
                news++;
            }
            if (world.open() && world.overdue(probeChanged.getOrDefault(probe, 0L))) {
                ledger.compare(probe, expected);
            }
        });
    }

    /** A version says one thing, and there is a new revision exactly when there are news. */
    private void judgeVersions(HealthSnapshot now, List<CheckSnapshot> seen) {
        HealthSnapshot last = before;
        StringBuilder statuses = new StringBuilder(now.lifecycle().wireName());
        boolean stale = false;
        for (CheckSnapshot check : seen) {
            statuses.append(check.name())
                    .append(check.status().severity())
                    .append(check.error())
                    .append(' ');
            stale |= check.status() == CheckStatus.UNKNOWN && check.checkedAt() != null;
            stale |= check.status() == CheckStatus.DOWN && check.name().equals(Pulse.NAME);
        }
        probes.forEach(probe -> statuses.append(now.probe(probe).status()));
        String content = statuses.toString();
        if (last != null) {
            boolean same = content.equals(contentBefore);
            unless(same || last.revision() != now.revision(), "revision: %d for two contents", now.revision());
            unless(
                    !same || stale || news != newsBefore || last.revision() == now.revision(),
                    "revision: %d without news",
                    now.revision());
            unless(same || last.version() != now.version(), "version: %d for two contents", now.version());
        }
        before = now;
        contentBefore = content;
        newsBefore = news;
    }

    private HealthLifecycle lifecycle() {
        if (!world.open()) {
            return HealthLifecycle.CLOSED;
        }
        if (draining) {
            return HealthLifecycle.DRAINING;
        }
        if (!started) {
            return HealthLifecycle.NEW;
        }
        return startupComplete ? HealthLifecycle.RUNNING : HealthLifecycle.STARTING;
    }

    private ProbeStatus answer(String probe) {
        if (probe.equals(Probes.STARTUP)) {
            return startupComplete ? ProbeStatus.UP : ProbeStatus.STARTING;
        }
        if (probe.equals(Probes.READINESS)) {
            if (draining || (started && !world.open())) {
                return ProbeStatus.DRAINING;
            }
            if (!startupComplete) {
                return ProbeStatus.STARTING;
            }
        }
        if (closedGates.containsValue(probe)) {
            return ProbeStatus.DOWN;
        }
        List<CheckStatus> contributions = checksOf(probe).stream()
                .map(check -> check.state().contribution())
                .toList();
        if (contributions.contains(CheckStatus.DOWN)) {
            return ProbeStatus.DOWN;
        }
        if (contributions.contains(CheckStatus.UNKNOWN) && !probe.equals(Probes.LIVENESS)) {
            return ProbeStatus.UNKNOWN;
        }
        return contributions.contains(CheckStatus.DEGRADED) ? ProbeStatus.DEGRADED : ProbeStatus.UP;
    }
}
