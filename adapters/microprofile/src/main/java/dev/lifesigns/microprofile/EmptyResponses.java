/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.microprofile;

import dev.lifesigns.microprofilebridge.Adoption;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;

/** What a kind of which there is no check answers: {@code mp.health.default.*.empty.response}; default: up. */
record EmptyResponses(Status readiness, Status startup) {
    static EmptyResponses read(Adoption settings) {
        return new EmptyResponses(
                read(settings, "mp.health.default.readiness.empty.response"),
                read(settings, "mp.health.default.startup.empty.response"));
    }

    Status status(HealthKind kind) {
        return switch (kind) {
            case LIVENESS -> Status.UP;
            case READINESS -> readiness;
            case STARTUP -> startup;
        };
    }

    private static Status read(Adoption settings, String key) {
        String value = settings.value(key);
        if (value == null) {
            return Status.UP;
        }
        return switch (value) {
            case "UP" -> Status.UP;
            case "DOWN" -> Status.DOWN;
            default -> throw new IllegalArgumentException(key + ": '" + value + "' (expected: UP or DOWN)");
        };
    }
}
