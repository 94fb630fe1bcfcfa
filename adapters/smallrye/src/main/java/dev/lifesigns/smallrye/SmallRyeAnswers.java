/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.smallrye;

import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.api.HealthType;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;

/** Answers in the form of SmallRye's reporter, whose own parts of it are private. Thread-safe. */
final class SmallRyeAnswers {
    private static final JsonProvider JSON = JsonProvider.provider();

    private final SmallRyeChecks checks;
    private volatile Status empty;
    private volatile Map<String, String> additional;

    SmallRyeAnswers(SmallRyeChecks checks, Status empty, Map<String, String> additional) {
        this.checks = checks;
        this.empty = empty;
        this.additional = Map.copyOf(additional);
    }

    void empty(Status empty) {
        this.empty = empty;
    }

    void additional(Map<String, String> additional) {
        this.additional = Map.copyOf(additional);
    }

    /** The checks of these types, and those that were added to the reporter. */
    SmallRyeHealth ofTypes(HealthType... types) {
        List<HealthCheckResponse> answers = new ArrayList<>();
        for (HealthType type : types) {
            answers.addAll(checks.ofType(type));
        }
        answers.addAll(checks.added());
        return health(answers);
    }

    SmallRyeHealth ofGroup(String group) {
        return health(checks.ofGroup(group));
    }

    SmallRyeHealth ofGroups() {
        return health(checks.ofGroups());
    }

    static Status worst(List<HealthCheckResponse> answers) {
        boolean up = answers.stream().allMatch(answer -> answer.getStatus() == Status.UP);
        return up ? Status.UP : Status.DOWN;
    }

    SmallRyeHealth health(List<HealthCheckResponse> answers) {
        JsonArrayBuilder shown = JSON.createArrayBuilder();
        answers.forEach(answer -> shown.add(shown(answer)));
        JsonObjectBuilder health = JSON.createObjectBuilder()
                .add("status", (answers.isEmpty() ? empty : worst(answers)).name())
                .add("checks", shown);
        additional.forEach(health::add);
        return new SmallRyeHealth(health.build());
    }

    private static JsonObject shown(HealthCheckResponse answer) {
        JsonObjectBuilder check = JSON.createObjectBuilder()
                .add("name", answer.getName())
                .add("status", answer.getStatus().name());
        answer.getData().ifPresent(data -> check.add("data", shown(data)));
        return check.build();
    }

    /** Data are texts, whole numbers and booleans; SmallRye leaves out whatever else there is. */
    private static JsonObject shown(Map<String, Object> data) {
        JsonObjectBuilder shown = JSON.createObjectBuilder();
        data.forEach((name, value) -> {
            if (value instanceof String text) {
                shown.add(name, text);
            } else if (value instanceof Long number) {
                shown.add(name, number);
            } else if (value instanceof Boolean flag) {
                shown.add(name, flag);
            }
        });
        return shown.build();
    }
}
