/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.helidon;

import dev.lifesigns.CheckResult;
import dev.lifesigns.bridge.ForeignFailure;
import dev.lifesigns.bridge.ForeignResults;
import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckResponse.Status;
import io.helidon.http.HtmlEncoder;

/** Reads and makes the responses of checks. */
final class Responses implements ForeignResults<HealthCheckResponse> {
    @Override
    public CheckResult read(HealthCheckResponse response) {
        CheckResult result = response.status() == Status.UP
                ? CheckResult.up()
                : CheckResult.down("the check says " + response.status());
        return result.withDetails(response.details());
    }

    /** What was thrown is worded as Helidon does it. */
    @Override
    public HealthCheckResponse failed(ForeignFailure failure) {
        Throwable thrown = failure.thrown();
        if (thrown == null) {
            return HealthCheckResponse.builder()
                    .status(Status.DOWN)
                    .detail("error", failure.reason().wireName())
                    .detail("message", failure.message())
                    .build();
        }
        HealthCheckResponse.Builder error = HealthCheckResponse.builder()
                .status(Status.ERROR)
                .detail("error", thrown.getClass().getName());
        if (thrown.getMessage() != null) {
            error.detail("message", HtmlEncoder.encode(thrown.getMessage()));
        }
        return error.build();
    }
}
