/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http.metrics;

import dev.lifesigns.HealthSnapshot;
import dev.lifesigns.ProbeSnapshot;
import dev.lifesigns.ProbeStatus;
import dev.lifesigns.Probes;
import dev.lifesigns.ServiceInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a snapshot knows as metrics. Runs no check, and keeps nothing: what a snapshot no longer has is missing from
 * the next scrape. Immutable and thread-safe.
 */
public final class Collector {
    /** Enough for a service with a few checks; a buffer that is too small grows. */
    private static final int CAPACITY = 16 * 1024;

    private static final int BYTES_PER_CHECK = 2_500;

    private static final Map<ProbeStatus, Labels> STATUSES = Labels.each(
            MetricFamily.PROBE_STATUS.labels().get(1), List.of(ProbeStatus.values()), ProbeStatus::wireName);
    private static final Map<Integer, Labels> CODES =
            Labels.each(MetricFamily.PROBE_REQUESTS.labels().get(1), RequestCounter.CODES, String::valueOf);

    private final RequestCounters requests;

    /** @param requests the requests for each probe */
    public Collector(RequestCounters requests) {
        this.requests = requests;
    }

    /** The metrics of a snapshot as text, as far as a reader may see them. */
    public byte[] collect(HealthSnapshot snapshot, Extent extent, MetricFormat format) {
        boolean checks = extent != Extent.STATUS;
        Exposition out = format.exposition(
                CAPACITY + (checks ? BYTES_PER_CHECK * snapshot.checks().size() : 0));
        writeInfo(out, snapshot.service(), extent);
        writeProbes(out, snapshot, checks);
        if (checks) {
            writeRequests(out);
            if (extent == Extent.EVERYTHING) {
                writeGates(out, snapshot);
            }
            new CheckCollector(out, snapshot).write();
        }
        return out.end();
    }

    private static void writeInfo(Exposition out, ServiceInfo service, Extent extent) {
        List<String> names = MetricFamily.INFO.labels();
        Labels labels = Labels.of(names.get(0), service.name());
        if (extent == Extent.EVERYTHING) {
            labels = withValue(labels, names.get(1), service.version());
            labels = withValue(labels, names.get(2), service.instance());
        }
        out.family(MetricFamily.INFO);
        out.flag(labels, null, true);
    }

    private static Labels withValue(Labels labels, String name, @Nullable String value) {
        return value == null ? labels : labels.and(name, value);
    }

    private static void writeProbes(Exposition out, HealthSnapshot snapshot, boolean all) {
        out.family(MetricFamily.PROBE_STATUS);
        for (ProbeSnapshot probe : snapshot.probes()) {
            if (all || Probes.STANDARD.contains(probe.name())) {
                Labels name = Labels.of(MetricFamily.PROBE_STATUS.labels().get(0), probe.name());
                STATUSES.forEach((status, label) -> out.flag(name, label, probe.status() == status));
            }
        }
    }

    private void writeRequests(Exposition out) {
        out.family(MetricFamily.PROBE_REQUESTS);
        requests.byProbe().forEach((probe, counter) -> {
            Labels name = Labels.of(MetricFamily.PROBE_REQUESTS.labels().get(0), probe);
            CODES.forEach((code, label) -> out.count(name, label, counter.responses(code)));
        });
    }

    private static void writeGates(Exposition out, HealthSnapshot snapshot) {
        out.family(MetricFamily.GATE_CLOSED);
        snapshot.gates()
                .forEach(gate -> out.flag(
                        Labels.of(MetricFamily.GATE_CLOSED.labels().get(0), gate.name()), null, gate.closed()));
    }
}
