/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.ProbeStatus;
import dev.lifesigns.http.metrics.RequestCounter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a path shows, in one dialect (RFC 9110, section 3.2). Created with the endpoint and compared by identity.
 *
 * <p>If it depends on a probe's status alone, it is rendered here once for each status: liveness costs the same for any
 * number of checks.
 */
final class Representation {
    private final View view;
    private final Dialect dialect;
    private final List<String> probes;
    private final Map<ProbeStatus, RenderedRepresentation> words;
    private final @Nullable RequestCounter requests;

    /** @param requests counts the responses that show it, if it is about a probe and anybody wants to know */
    Representation(View view, Dialect dialect, @Nullable RequestCounter requests) {
        this.view = view;
        this.dialect = dialect;
        this.requests = requests;
        this.probes = view.probes();
        this.words = view instanceof View.OfProbe probe && !probe.checksShown() ? words(probe, dialect) : Map.of();
    }

    private static Map<ProbeStatus, RenderedRepresentation> words(View.OfProbe probe, Dialect dialect) {
        Map<ProbeStatus, RenderedRepresentation> words = new EnumMap<>(ProbeStatus.class);
        for (ProbeStatus status : ProbeStatus.values()) {
            words.put(status, new RenderedRepresentation(dialect, probe.word(status)));
        }
        return words;
    }

    View view() {
        return view;
    }

    Dialect dialect() {
        return dialect;
    }

    /** Names of the probes whose checks it shows. */
    List<String> probes() {
        return probes;
    }

    /** Whether it depends on a probe's status alone. */
    boolean oneWord() {
        return !words.isEmpty();
    }

    /** Counts a response to a request for it. */
    void count(int status) {
        if (requests != null) {
            requests.count(status);
        }
    }

    RenderedRepresentation word(ProbeStatus status) {
        return requireNonNull(words.get(status));
    }
}
