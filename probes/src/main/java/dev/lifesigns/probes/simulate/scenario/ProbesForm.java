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
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The keys of {@code probes}: those of Kubernetes, without the ways of asking, which make no difference here. */
final class ProbesForm {
    private static final int LONGEST_SECONDS = 86_400;
    private static final int MOST = 10_000;

    private ProbesForm() {}

    static PodProbes read(Section file) {
        Section section = file.section("probes");
        if (section == null) {
            return new PodProbes(null, null, null, PodProbes.DEFAULT_TERMINATION_GRACE_PERIOD, 0);
        }
        PodProbes probes = new PodProbes(
                probe(section, ProbeKind.STARTUP),
                probe(section, ProbeKind.LIVENESS),
                probe(section, ProbeKind.READINESS),
                section.whole("terminationGracePeriodSeconds", 0, LONGEST_SECONDS),
                section.whole("preStopSeconds", 0, LONGEST_SECONDS));
        section.end();
        return probes;
    }

    private static @Nullable Probe probe(Section probes, ProbeKind kind) {
        String key = kind.name().toLowerCase(Locale.ROOT);
        if (!probes.has(key) || probes.isNone(key)) {
            return null;
        }
        Section section = probes.section(key);
        if (section == null) {
            return null;
        }
        Probe probe = new Probe(
                HttpGet.of("/health/" + key, new PortReference.Named("http")),
                number(section, "initialDelaySeconds", 0, Probe.DEFAULT_INITIAL_DELAY),
                number(section, "periodSeconds", 1, Probe.DEFAULT_PERIOD),
                number(section, "timeoutSeconds", 1, Probe.DEFAULT_TIMEOUT),
                number(section, "failureThreshold", 1, Probe.DEFAULT_FAILURE_THRESHOLD),
                successThreshold(section, kind),
                kind.kills() && section.has("terminationGracePeriodSeconds")
                        ? section.whole("terminationGracePeriodSeconds", 1, LONGEST_SECONDS)
                        : null);
        section.end();
        return probe;
    }

    private static int successThreshold(Section section, ProbeKind kind) {
        if (kind.kills() && section.has("successThreshold")) {
            return section.whole("successThreshold", 1, 1);
        }
        return number(section, "successThreshold", 1, Probe.DEFAULT_SUCCESS_THRESHOLD);
    }

    private static int number(Section section, String key, int least, int otherwise) {
        int most = key.endsWith("Seconds") ? LONGEST_SECONDS : MOST;
        return section.has(key) ? section.whole(key, least, most) : otherwise;
    }
}
