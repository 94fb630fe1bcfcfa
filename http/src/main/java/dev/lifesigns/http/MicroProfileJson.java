/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * MicroProfile Health 4.0. Its root covers all probes, and its schema allows no additional members.
 *
 * <p>A check without a fresh result is {@code DOWN}, because there is no third status. The overall status follows the
 * status code: a non-critical check that is {@code DOWN} leaves it {@code UP}.
 */
final class MicroProfileJson implements Dialect {
    @Override
    public Format format() {
        return Format.MICROPROFILE;
    }

    @Override
    public @Nullable String mediaType() {
        return null;
    }

    @Override
    public String contentType() {
        return "application/json;charset=utf-8";
    }

    @Override
    public String render(Report report) {
        return Json.object(json -> {
            json.writeStringProperty("status", report.status().passing() ? "UP" : "DOWN");
            json.writeArrayPropertyStart("checks");
            report.checks().forEach(check -> writeCheck(json, check, report.detailed()));
            json.writeEndArray();
        });
    }

    private static void writeCheck(JsonGenerator json, CheckSnapshot check, boolean detailed) {
        json.writeStartObject();
        json.writeStringProperty("name", check.name());
        json.writeStringProperty("status", word(check.status()));
        Map<String, Object> data = data(check, detailed);
        if (!data.isEmpty()) {
            json.writeObjectPropertyStart("data");
            data.forEach((name, value) -> Json.flat(json, name, value));
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static Map<String, Object> data(CheckSnapshot check, boolean detailed) {
        Map<String, Object> data = new LinkedHashMap<>(detailed ? check.details() : Map.of());
        ErrorKind error = check.error();
        if (error != null) {
            data.put("error", error.wireName());
        }
        if (detailed && check.message() != null) {
            data.put("message", check.message());
        }
        return data;
    }

    private static String word(CheckStatus status) {
        return switch (status) {
            case UP, DEGRADED -> "UP";
            case UNKNOWN, DOWN -> "DOWN";
        };
    }
}
