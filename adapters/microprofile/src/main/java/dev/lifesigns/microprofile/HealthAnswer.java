/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.microprofile;

import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;

/**
 * What a path of MicroProfile Health answers, as its specification words it. Immutable.
 *
 * <pre>{@code
 * {"status":"DOWN","checks":[{"name":"orders-db","status":"DOWN","data":{"error":"timeout"}}]}
 * }</pre>
 *
 * @param status down if one of the checks is
 * @param checks in the order in which the container found their beans
 */
public record HealthAnswer(Status status, List<HealthCheckResponse> checks) {
    /** The media type of {@link #json()}. */
    public static final String CONTENT_TYPE = "application/json;charset=utf-8";

    public HealthAnswer {
        checks = List.copyOf(checks);
    }

    /** The HTTP status: 200 if it is up, else 503. */
    public int statusCode() {
        return status == Status.UP ? 200 : 503;
    }

    /** The body. */
    public String json() {
        return ResponseJson.of(this);
    }
}
