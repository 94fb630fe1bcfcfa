/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.microprofile;

import java.io.StringWriter;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes answers as JSON. Data are text, whole numbers and booleans; anything else a check gives is written as text. */
final class ResponseJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private ResponseJson() {}

    /** Made of characters and not of bytes: half of a surrogate pair in the data would make the byte generator throw. */
    static String of(HealthAnswer answer) {
        StringWriter text = new StringWriter(256);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("status", answer.status().name());
            json.writeArrayPropertyStart("checks");
            answer.checks().forEach(check -> write(json, check));
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, HealthCheckResponse check) {
        json.writeStartObject();
        json.writeStringProperty("name", check.getName());
        json.writeStringProperty("status", check.getStatus().name());
        check.getData().filter(data -> !data.isEmpty()).ifPresent(data -> write(json, data));
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Map<String, Object> data) {
        json.writeObjectPropertyStart("data");
        data.forEach((name, value) -> {
            json.writeName(name);
            write(json, value);
        });
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, @Nullable Object value) {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Long || value instanceof Integer) {
            json.writeNumber(((Number) value).longValue());
        } else {
            json.writeString(value.toString());
        }
    }
}
