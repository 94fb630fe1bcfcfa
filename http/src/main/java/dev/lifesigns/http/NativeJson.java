/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.GateSnapshot;
import dev.lifesigns.HealthSnapshot;
import dev.lifesigns.LatencyStatistics;
import dev.lifesigns.ProbeSnapshot;
import dev.lifesigns.ServiceInfo;
import dev.lifesigns.Transition;
import java.net.URI;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Lifesigns' own format. */
final class NativeJson implements Dialect {
    @Override
    public Format format() {
        return Format.JSON;
    }

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public String contentType() {
        return "application/json;charset=utf-8";
    }

    @Override
    public boolean showsServerTime(Report report) {
        return report.extent() == Report.Extent.EVERYTHING;
    }

    @Override
    public String render(Report report) {
        return Json.object(json -> {
            switch (report.extent()) {
                case STATUS -> writeStatus(json, report);
                case CHECKS -> writeProbe(json, report);
                case ONE_CHECK -> report.checks().forEach(check -> writePublic(json, check));
                case EVERYTHING -> writeEverything(json, report);
            }
        });
    }

    private static void writeStatus(JsonGenerator json, Report report) {
        json.writeStringProperty("status", report.status().wireName());
    }

    private static void writeProbe(JsonGenerator json, Report report) {
        writeStatus(json, report);
        json.writeObjectPropertyStart("checks");
        for (CheckSnapshot check : report.checks()) {
            json.writeObjectPropertyStart(check.name());
            writePublic(json, check);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void writePublic(JsonGenerator json, CheckSnapshot check) {
        json.writeStringProperty("status", check.status().wireName());
        if (check.checkedAt() != null) {
            Json.millis(json, "latency_ms", check.latency());
        }
        ErrorKind error = check.error();
        if (error != null) {
            json.writeStringProperty("error", error.wireName());
        }
    }

    private static void writeEverything(JsonGenerator json, Report report) {
        HealthSnapshot snapshot = report.everything();
        writeStatus(json, report);
        ServerTime.write(json, snapshot.takenAt());
        Json.time(json, "as_of", snapshot.takenAt());
        writeService(json, snapshot.service());
        json.writeStringProperty("lifecycle", snapshot.lifecycle().wireName());
        Json.time(json, "started_at", snapshot.startedAt());
        Json.seconds(json, "uptime_s", snapshot.uptime());
        json.writeObjectPropertyStart("probes");
        for (ProbeSnapshot probe : snapshot.probes()) {
            writeProbeSummary(json, probe);
        }
        json.writeEndObject();
        writeGates(json, snapshot.gates());
        json.writeObjectPropertyStart("checks");
        for (CheckSnapshot check : report.checks()) {
            json.writeObjectPropertyStart(check.name());
            writePublic(json, check);
            writeDetailed(json, check);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void writeService(JsonGenerator json, ServiceInfo service) {
        json.writeObjectPropertyStart("service");
        json.writeStringProperty("name", service.name());
        Json.text(json, "version", service.version());
        Json.text(json, "instance", service.instance());
        json.writeEndObject();
    }

    private static void writeProbeSummary(JsonGenerator json, ProbeSnapshot probe) {
        json.writeObjectPropertyStart(probe.name());
        json.writeStringProperty("status", probe.status().wireName());
        Json.time(json, "since", probe.since());
        Json.texts(
                json, "checks", probe.checks().stream().map(CheckSnapshot::name).toList());
        json.writeEndObject();
    }

    private static void writeGates(JsonGenerator json, List<GateSnapshot> gates) {
        if (gates.isEmpty()) {
            return;
        }
        json.writeObjectPropertyStart("gates");
        for (GateSnapshot gate : gates) {
            json.writeObjectPropertyStart(gate.name());
            json.writeBooleanProperty("closed", gate.closed());
            Json.text(json, "reason", gate.reason());
            Json.time(json, "since", gate.since());
            Json.texts(json, "probes", gate.probes());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void writeDetailed(JsonGenerator json, CheckSnapshot check) {
        Json.text(json, "message", check.message());
        writeMetadata(json, check);
        json.writeBooleanProperty("critical", check.critical());
        json.writeStringProperty("scope", check.scope().wireName());
        Json.texts(json, "probes", check.probes());
        if (check.checkedAt() != null) {
            Json.time(json, "checked_at", check.checkedAt());
            Json.millis(json, "age_ms", check.age());
        }
        Json.time(json, "since", check.since());
        Json.millis(json, "stuck_ms", check.stuckFor());
        json.writeNumberProperty("consecutive_failures", check.consecutiveFailures());
        json.writeNumberProperty("runs", check.runs());
        json.writeNumberProperty("failures", check.failures());
        json.writeNumberProperty("late_results", check.lateResults());
        json.writeObjectPropertyStart("details");
        Json.members(json, check.details());
        json.writeEndObject();
        writeLatencies(json, check.latencies());
        writeHistory(json, check.history());
        HistoryJson.write(json, check);
    }

    private static void writeMetadata(JsonGenerator json, CheckSnapshot check) {
        if (!check.displayName().equals(check.name())) {
            json.writeStringProperty("display_name", check.displayName());
        }
        Json.text(json, "description", check.description());
        URI runbook = check.runbook();
        Json.text(json, "runbook", runbook == null ? null : runbook.toString());
        if (!check.labels().isEmpty()) {
            json.writeObjectPropertyStart("labels");
            check.labels().forEach(json::writeStringProperty);
            json.writeEndObject();
        }
    }

    private static void writeLatencies(JsonGenerator json, LatencyStatistics latencies) {
        json.writeObjectPropertyStart("latency");
        json.writeNumberProperty("samples", latencies.samples());
        Json.millis(json, "p50_ms", latencies.p50());
        Json.millis(json, "p99_ms", latencies.p99());
        Json.millis(json, "max_ms", latencies.max());
        json.writeEndObject();
    }

    private static void writeHistory(JsonGenerator json, List<Transition.OfCheck> history) {
        json.writeArrayPropertyStart("history");
        for (Transition.OfCheck transition : history) {
            json.writeStartObject();
            TransitionJson.write(json, transition);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
