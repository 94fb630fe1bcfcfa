/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import dev.lifesigns.CheckScope;
import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.ProbeStatus;
import dev.lifesigns.ServiceInfo;
import tools.jackson.core.JsonGenerator;

/**
 * {@code application/health+json}, draft-inadarei-api-health-check-06.
 *
 * <p>Its three statuses follow the status code, as the draft requires: {@code pass} and {@code warn} with 200,
 * {@code fail} with 503. The reason for a failure, such as draining, is in {@code output}.
 */
final class HealthJson implements Dialect {
    @Override
    public Format format() {
        return Format.HEALTH_JSON;
    }

    @Override
    public String mediaType() {
        return "application/health+json";
    }

    @Override
    public String contentType() {
        return "application/health+json;charset=utf-8";
    }

    @Override
    public String render(Report report) {
        return Json.object(json -> {
            json.writeStringProperty("status", word(report.status()));
            if (report.status() != ProbeStatus.UP) {
                json.writeStringProperty("output", report.status().wireName());
            }
            if (report.detailed()) {
                ServiceInfo service = report.everything().service();
                json.writeStringProperty("serviceId", service.name());
                Json.text(json, "releaseId", service.version());
            }
            if (report.extent() != Report.Extent.STATUS) {
                json.writeObjectPropertyStart("checks");
                report.checks().forEach(check -> writeCheck(json, check, report.detailed()));
                json.writeEndObject();
            }
        });
    }

    private static void writeCheck(JsonGenerator json, CheckSnapshot check, boolean detailed) {
        json.writeArrayPropertyStart(check.name() + ":responseTime");
        json.writeStartObject();
        if (detailed) {
            json.writeStringProperty("componentType", check.scope() == CheckScope.DEPENDENCY ? "component" : "system");
        }
        json.writeStringProperty("status", word(check));
        if (check.checkedAt() != null) {
            Json.millis(json, "observedValue", check.latency());
            json.writeStringProperty("observedUnit", "ms");
        }
        if (detailed) {
            Json.time(json, "time", check.checkedAt());
        }
        if (check.status() != CheckStatus.UP) {
            json.writeStringProperty("output", output(check, detailed));
        }
        json.writeEndObject();
        json.writeEndArray();
    }

    private static String output(CheckSnapshot check, boolean detailed) {
        ErrorKind error = check.error();
        String kind = error == null ? check.status().wireName() : error.wireName();
        return detailed && check.message() != null ? kind + ": " + check.message() : kind;
    }

    private static String word(ProbeStatus status) {
        return switch (status) {
            case UP -> "pass";
            case DEGRADED -> "warn";
            case UNKNOWN, DOWN, STARTING, DRAINING -> "fail";
        };
    }

    private static String word(CheckSnapshot check) {
        return switch (check.status()) {
            case UP -> "pass";
            case DEGRADED -> "warn";
            case UNKNOWN -> check.critical() ? "fail" : "warn";
            case DOWN -> "fail";
        };
    }
}
