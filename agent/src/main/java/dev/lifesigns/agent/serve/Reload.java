/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.serve;

import dev.lifesigns.CheckHandle;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.agent.config.AgentConfig;
import dev.lifesigns.agent.config.CheckConfig;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The step from one configuration to the next while the agent runs. Checks that are written as before stay as they are, changed
 * ones keep their status and history, and the others come and go. Whatever is not a check applies after a restart.
 *
 * @param config the configuration from now on, with the checks that are run
 * @param added names of checks
 * @param changed names of checks
 * @param removed names of checks
 * @param postponed the sections whose changes need a restart
 */
record Reload(
        AgentConfig config, List<String> added, List<String> changed, List<String> removed, List<String> postponed) {
    /** Why the agent cannot continue with a configuration, or {@code null} if it can. */
    static @Nullable String refusal(AgentConfig running, AgentConfig next) {
        Set<String> fresh = new HashSet<>(next.customProbes());
        running.customProbes().forEach(fresh::remove);
        return next.checks().stream()
                .filter(check -> check.policy().probes().stream().anyMatch(fresh::contains))
                .findFirst()
                .map(check -> "check '" + check.name() + "': probes: "
                        + check.policy().probes().stream()
                                .filter(fresh::contains)
                                .collect(Collectors.joining("', '", "'", "'"))
                        + " (expected: probes that the agent had at its start; a restart adds others)")
                .orElse(null);
    }

    /**
     * Brings a checker from one configuration to the next, and closes the checks of either that are no longer needed. Those
     * that are added {@linkplain AddedChecks#takeEffect take effect} later.
     *
     * @param next without a {@link #refusal}
     */
    static Reload apply(HealthChecker health, AgentConfig running, AgentConfig next) {
        Map<String, CheckConfig> before = new LinkedHashMap<>();
        running.checks().forEach(check -> before.put(check.name(), check));
        List<CheckConfig> kept = new ArrayList<>();
        List<CheckConfig> fresh = new ArrayList<>();
        for (CheckConfig check : next.checks()) {
            CheckConfig same = before.get(check.name());
            if (same != null && same.isSameAs(check)) {
                check.close();
                kept.add(same);
            } else {
                fresh.add(check);
                kept.add(check);
            }
        }
        Preparation.of(fresh);
        Set<String> names = next.checks().stream().map(CheckConfig::name).collect(Collectors.toSet());
        List<String> removed =
                before.keySet().stream().filter(name -> !names.contains(name)).toList();
        removed.forEach(name -> remove(health, name));
        Registration.inOrder(fresh).forEach(check -> put(health, check));
        before.values().stream().filter(check -> !kept.contains(check)).forEach(CheckConfig::close);
        return new Reload(
                running.withChecks(kept),
                names(fresh, before, false),
                names(fresh, before, true),
                removed,
                postponed(running, next));
    }

    private static void remove(HealthChecker health, String name) {
        CheckHandle handle = health.handle(name);
        if (handle != null) {
            handle.remove();
        }
    }

    private static void put(HealthChecker health, CheckConfig check) {
        CheckHandle handle = health.handle(check.name());
        if (handle != null) {
            Registration.replace(health, handle, check);
        } else if (Registration.isRun(check)) {
            AddedChecks.add(health, check);
        } else {
            Registration.add(health, check);
        }
    }

    private static List<String> names(List<CheckConfig> fresh, Map<String, CheckConfig> before, boolean known) {
        return fresh.stream()
                .map(CheckConfig::name)
                .filter(name -> before.containsKey(name) == known)
                .toList();
    }

    private static List<String> postponed(AgentConfig running, AgentConfig next) {
        List<String> sections = new ArrayList<>();
        if (!Objects.equals(running.service(), next.service())) {
            sections.add("service");
        }
        if (!running.server().equals(next.server())) {
            sections.add("server");
        }
        if (!running.security().equals(next.security())) {
            sections.add("security");
        }
        if (!running.log().equals(next.log())) {
            sections.add("log");
        }
        if (running.historySize() != next.historySize()) {
            sections.add("historySize");
        }
        if (!Objects.equals(running.historyFile(), next.historyFile())) {
            sections.add("historyFile");
        }
        return sections;
    }

    /** The checks that are added and have to run first. */
    List<CheckConfig> addedChecks() {
        return config.checks().stream()
                .filter(check -> added.contains(check.name()) && Registration.isRun(check))
                .toList();
    }

    /** {@code 1 added (a), 1 changed (b), 2 unchanged}. */
    String summary() {
        List<String> parts = new ArrayList<>();
        add(parts, "added", added);
        add(parts, "changed", changed);
        add(parts, "removed", removed);
        int unchanged = config.checks().size() - added.size() - changed.size();
        parts.add(unchanged + " unchanged");
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, String what, List<String> names) {
        if (!names.isEmpty()) {
            parts.add(names.size() + " " + what + " (" + String.join(", ", names) + ")");
        }
    }
}
