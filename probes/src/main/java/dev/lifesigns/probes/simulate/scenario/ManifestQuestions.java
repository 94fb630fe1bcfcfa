/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.scenario;

import dev.lifesigns.probes.Handler;
import dev.lifesigns.probes.Handler.HttpGet;
import dev.lifesigns.probes.Handler.TcpSocket;
import dev.lifesigns.probes.PodProbes;
import dev.lifesigns.probes.PortReference;
import dev.lifesigns.probes.PortReference.Numbered;
import dev.lifesigns.probes.Probe;
import dev.lifesigns.probes.ProbeKind;
import dev.lifesigns.probes.manifest.Container;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the probes of a container ask, as far as their handlers say. */
final class ManifestQuestions {
    private final Container container;
    private final PodProbes probes;

    ManifestQuestions(Container container, PodProbes probes) {
        this.container = container;
        this.probes = probes;
    }

    /** By the kinds of the probes that there are. */
    Map<ProbeKind, Question> all() {
        Map<ProbeKind, Question> questions = new EnumMap<>(ProbeKind.class);
        for (ProbeKind kind : ProbeKind.values()) {
            probes.probe(kind).ifPresent(probe -> questions.put(kind, question(kind, probe)));
        }
        return questions;
    }

    private Question question(ProbeKind kind, Probe probe) {
        if (isUndefined(probe.handler())) {
            return Question.UNDEFINED_PORT;
        }
        if (probe.handler() instanceof TcpSocket) {
            return Question.PORT;
        }
        if (isSame(probe, ProbeKind.READINESS)) {
            return Question.READINESS;
        }
        return isSame(probe, ProbeKind.LIVENESS) ? Question.LIVENESS : Question.valueOf(kind.name());
    }

    private boolean isUndefined(Handler handler) {
        return port(handler) instanceof PortReference.Named named
                && container.port(named.name()).isEmpty();
    }

    private boolean isSame(Probe probe, ProbeKind other) {
        return probes.probe(other)
                .filter(that -> resolved(that.handler()).equals(resolved(probe.handler())))
                .isPresent();
    }

    /** With the number of a named port, so that both ways of writing it are the same. */
    private Handler resolved(Handler handler) {
        if (handler instanceof HttpGet get) {
            int number = container.portNumber(get.port()).orElse(0);
            return number == 0 ? get : new HttpGet(get.path(), new Numbered(number), get.scheme(), get.host());
        }
        return handler;
    }

    private static @Nullable PortReference port(Handler handler) {
        return handler instanceof HttpGet get ? get.port() : handler instanceof TcpSocket socket ? socket.port() : null;
    }
}
