/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.ProbeStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/**
 * The health endpoint of Spring Boot's Actuator, in a version of its format. In version 3 the parts of a health are
 * {@code components}; in version 2, which is only negotiated, they are {@code details}.
 *
 * <p>Degraded is {@code UP}, because the response is 200 and Boot's own aggregation drops a status that it does not
 * know; the details of the detailed view contain {@code "status":"degraded"}. Starting and draining are
 * {@code OUT_OF_SERVICE}. Unknown stays {@code UNKNOWN}, but the response is 503 where Boot's would be 200.
 */
final class ActuatorJson implements Dialect {
    static final ActuatorJson V3 = new ActuatorJson("actuator", 3, "components");
    static final ActuatorJson V2 = new ActuatorJson("actuator-v2", 2, "details");

    private final String name;
    private final String mediaType;
    private final String parts;

    private ActuatorJson(String name, int version, String parts) {
        this.name = name;
        this.mediaType = "application/vnd.spring-boot.actuator.v" + version + "+json";
        this.parts = parts;
    }

    @Override
    public Format format() {
        return Format.ACTUATOR;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String mediaType() {
        return mediaType;
    }

    @Override
    public String contentType() {
        return mediaType + ";charset=utf-8";
    }

    @Override
    public String render(Report report) {
        return Json.object(json -> {
            json.writeStringProperty("status", word(report.status()));
            if (!report.groups().isEmpty()) {
                Json.texts(json, "groups", report.groups());
            }
            boolean composite = report.extent() != Report.Extent.ONE_CHECK;
            if (composite && !report.checks().isEmpty()) {
                json.writeObjectPropertyStart(parts);
                report.checks().forEach(check -> writeComponent(json, check, report.detailed()));
                json.writeEndObject();
            }
        });
    }

    private static void writeComponent(JsonGenerator json, CheckSnapshot check, boolean detailed) {
        json.writeObjectPropertyStart(check.name());
        json.writeStringProperty("status", word(check.status()));
        Map<String, Object> details = detailed ? details(check) : Map.of();
        if (!details.isEmpty()) {
            json.writeObjectPropertyStart("details");
            Json.members(json, details);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static Map<String, Object> details(CheckSnapshot check) {
        Map<String, Object> details = new LinkedHashMap<>(check.details());
        ErrorKind error = check.error();
        if (check.status() == CheckStatus.DEGRADED) {
            details.put("status", check.status().wireName());
        }
        if (error != null) {
            details.put("error", error.wireName());
        }
        if (check.message() != null) {
            details.put("message", check.message());
        }
        return details;
    }

    private static String word(ProbeStatus status) {
        return switch (status) {
            case UP, DEGRADED -> "UP";
            case UNKNOWN -> "UNKNOWN";
            case DOWN -> "DOWN";
            case STARTING, DRAINING -> "OUT_OF_SERVICE";
        };
    }

    private static String word(CheckStatus status) {
        return switch (status) {
            case UP, DEGRADED -> "UP";
            case UNKNOWN -> "UNKNOWN";
            case DOWN -> "DOWN";
        };
    }
}
