/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.scenario;

import dev.lifesigns.probes.Handler.HttpGet;
import dev.lifesigns.probes.PodProbes;
import dev.lifesigns.probes.PortReference;
import dev.lifesigns.probes.Probe;
import dev.lifesigns.probes.ProbeKind;
import dev.lifesigns.text.schema.Key;
import dev.lifesigns.text.schema.OptionalShape;
import dev.lifesigns.text.schema.Scalars;
import dev.lifesigns.text.schema.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys of {@code probes}: those of Kubernetes without the handlers, which do not matter here. */
final class ProbesSchema {
    private static final int LONGEST_SECONDS = 86_400;
    private static final int MOST = 10_000;

    private static final Key<Optional<AskingProbe>> STARTUP = probe(ProbeKind.STARTUP);
    private static final Key<Optional<AskingProbe>> LIVENESS = probe(ProbeKind.LIVENESS);
    private static final Key<Optional<AskingProbe>> READINESS = probe(ProbeKind.READINESS);
    private static final Key<Integer> GRACE_PERIOD =
            Key.of("terminationGracePeriodSeconds", Scalars.integer(0, LONGEST_SECONDS), "Grace period of the pod.");
    private static final Key<Integer> PRE_STOP =
            Key.of("preStopSeconds", Scalars.integer(0, LONGEST_SECONDS), "Sleep of the `preStop` hook.");

    static final Section<AskingProbes> SECTION = new Section<>(
            "The probes of each pod, as in Kubernetes.",
            List.of(STARTUP, LIVENESS, READINESS, GRACE_PERIOD, PRE_STOP),
            values -> {
                AskingProbe none = new AskingProbe(null, Question.PORT);
                AskingProbe startup = values.get(STARTUP).orElse(none);
                AskingProbe liveness = values.get(LIVENESS).orElse(none);
                AskingProbe readiness = values.get(READINESS).orElse(none);
                return new AskingProbes(
                        new PodProbes(
                                startup.probe(),
                                liveness.probe(),
                                readiness.probe(),
                                values.get(GRACE_PERIOD),
                                values.get(PRE_STOP)),
                        Map.of(
                                ProbeKind.STARTUP, startup.question(),
                                ProbeKind.LIVENESS, liveness.question(),
                                ProbeKind.READINESS, readiness.question()));
            });

    /** A probe, if there is one, and what it asks. */
    private record AskingProbe(@Nullable Probe probe, Question question) {}

    private ProbesSchema() {}

    private static Key<Optional<AskingProbe>> probe(ProbeKind kind) {
        String name = kind.name().toLowerCase(Locale.ROOT);
        return Key.of(name, new OptionalShape<>(section(name, kind)), "The " + name + " probe.");
    }

    private static Section<AskingProbe> section(String name, ProbeKind kind) {
        Key<Integer> delay = number("initialDelaySeconds", 0, LONGEST_SECONDS, Probe.DEFAULT_INITIAL_DELAY);
        Key<Integer> period = number("periodSeconds", 1, LONGEST_SECONDS, Probe.DEFAULT_PERIOD);
        Key<Integer> timeout = number("timeoutSeconds", 1, LONGEST_SECONDS, Probe.DEFAULT_TIMEOUT);
        Key<Integer> failures = number("failureThreshold", 1, MOST, Probe.DEFAULT_FAILURE_THRESHOLD);
        Key<Integer> successes =
                number("successThreshold", 1, kind.kills() ? 1 : MOST, Probe.DEFAULT_SUCCESS_THRESHOLD);
        Key<Integer> grace = Key.of(
                "terminationGracePeriodSeconds", Scalars.integer(1, LONGEST_SECONDS), "Instead of that of the pod.");
        Key<Question> asks = Key.of(
                        "asks",
                        ScenarioSchema.choice(Question.class),
                        "What it asks: its own endpoint, that of another probe, or only whether a `port` is open;"
                                + " `closedPort`: it always fails; `undefinedPort`: it cannot be run.")
                .or(Question.valueOf(kind.name()));
        List<Key<?>> keys = new ArrayList<>(List.of(delay, period, timeout, failures, successes, asks));
        if (kind.kills()) {
            keys.add(grace);
        }
        return new Section<>(
                "The " + name + " probe.",
                keys,
                values -> new AskingProbe(
                        new Probe(
                                HttpGet.of("/health/" + name, new PortReference.Named("http")),
                                values.get(delay),
                                values.get(period),
                                values.get(timeout),
                                values.get(failures),
                                values.get(successes),
                                values.find(grace)),
                        values.get(asks)));
    }

    private static Key<Integer> number(String name, int least, int most, int otherwise) {
        return Key.of(name, Scalars.integer(least, most), "As in Kubernetes.").or(otherwise);
    }
}
