/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.scenario;

import dev.lifesigns.probes.PodProbes;
import dev.lifesigns.probes.Probe;
import dev.lifesigns.probes.ProbeKind;
import dev.lifesigns.probes.manifest.Autoscaler;
import dev.lifesigns.probes.manifest.Container;
import dev.lifesigns.probes.manifest.KubernetesObject;
import dev.lifesigns.probes.manifest.Workload;
import dev.lifesigns.probes.simulate.scenario.Incident.Rollout;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The workload of a manifest as the settings of a scenario: what the manifest says, and nothing that it does not. */
public final class ManifestSettings {
    private final String source;
    private final Workload workload;
    private final PodProbes probes;
    private final Map<ProbeKind, Question> questions;
    private final Optional<Autoscaler> autoscaler;

    /**
     * One container of a workload.
     *
     * @param source the name of the manifest, for messages
     * @param workload that is simulated
     * @param container one of the workload's
     * @param objects everything in the manifest, which may contain an autoscaler
     */
    public ManifestSettings(String source, Workload workload, Container container, List<KubernetesObject> objects) {
        this.source = source;
        this.workload = workload;
        this.probes = workload.probesOf(container);
        this.questions = new ManifestQuestions(container, probes).all();
        this.autoscaler = objects.stream()
                .flatMap(object -> Autoscaler.of(object).stream())
                .filter(each -> each.scales(workload))
                .findFirst();
    }

    String source() {
        return source;
    }

    /** What is assumed where neither the manifest nor the scenario says otherwise. */
    List<String> assumed() {
        return List.of("application.drainDelay=0s");
    }

    /**
     * What the manifest says.
     *
     * @param rollouts the positions of rollouts in the list of incidents
     */
    List<String> settings(List<Integer> rollouts) {
        List<String> settings = new ArrayList<>();
        pods().ifPresent(pods -> settings.add("pods=" + pods));
        for (ProbeKind kind : ProbeKind.values()) {
            String key = "probes." + kind.name().toLowerCase(Locale.ROOT) + "=";
            settings.add(key + "none");
            probes.probe(kind).ifPresent(probe -> settings.add(key + written(kind, probe)));
        }
        settings.add("probes.terminationGracePeriodSeconds=" + probes.terminationGracePeriodSeconds());
        settings.add("probes.preStopSeconds=" + probes.preStopSeconds());
        ManifestStrategy.of(workload)
                .ifPresent(strategy -> rollouts.forEach(incident -> {
                    settings.add("incidents." + incident + ".rollout=none");
                    settings.add("incidents." + incident + ".rollout=" + strategy);
                }));
        return settings;
    }

    private OptionalInt pods() {
        return autoscaler.isPresent()
                ? OptionalInt.of(Math.max(1, autoscaler.get().minimum()))
                : workload.replicas();
    }

    private String written(ProbeKind kind, Probe probe) {
        Integer grace = probe.terminationGracePeriodSeconds();
        return "{initialDelaySeconds: " + probe.initialDelaySeconds()
                + ", periodSeconds: " + probe.periodSeconds()
                + ", timeoutSeconds: " + probe.timeoutSeconds()
                + ", failureThreshold: " + probe.failureThreshold()
                + ", successThreshold: " + probe.successThreshold()
                + (grace == null || !kind.kills() ? "" : ", terminationGracePeriodSeconds: " + grace)
                + ", asks: " + Spelling.of(questions.getOrDefault(kind, Question.valueOf(kind.name()))) + "}";
    }

    /** The scenario under the name of the workload, with what a reader should know. */
    Scenario named(Scenario scenario) {
        List<String> notes = new ArrayList<>();
        autoscaler.ifPresent(there -> notes.add("pods: the minimum of its autoscaler"));
        for (ProbeKind kind : ProbeKind.values()) {
            if (scenario.probes().probe(kind).isPresent() && scenario.question(kind) == Question.UNDEFINED_PORT) {
                notes.add(kind.field() + ": cannot be run, because the container declares no such port");
            }
        }
        boolean drains = !scenario.application().drainDelay().isZero()
                || !scenario.probes().preStop().isZero();
        if (!drains && scenario.incidents().stream().anyMatch(Rollout.class::isInstance)) {
            notes.add("drain: none, for want of a preStop sleep (or set application.drainDelay)");
        }
        return scenario.withNotes(notes).withName(workload.name() + ", " + scenario.name());
    }
}
