/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.dropwizard;

import com.codahale.metrics.health.HealthCheck;
import dev.lifesigns.CheckResult;
import dev.lifesigns.bridge.ForeignFailure;
import dev.lifesigns.bridge.ForeignResults;
import java.util.Map;

/** Dropwizard's answers: healthy or not. {@code error} is an object there, so our word for a failure is its {@code reason}. */
final class HealthResults implements ForeignResults<HealthCheck.Result> {
    @Override
    public CheckResult read(HealthCheck.Result answer) {
        Throwable thrown = answer.getError();
        Map<String, Object> details = answer.getDetails() == null ? Map.of() : answer.getDetails();
        return result(answer, thrown).withDetails(details);
    }

    private static CheckResult result(HealthCheck.Result answer, Throwable thrown) {
        String message = answer.getMessage();
        if (answer.isHealthy()) {
            return message == null ? CheckResult.up() : CheckResult.up(message);
        }
        if (thrown != null) {
            return CheckResult.down(thrown);
        }
        return message == null ? CheckResult.down("unhealthy") : CheckResult.down(message);
    }

    @Override
    public HealthCheck.Result failed(ForeignFailure failure) {
        Throwable thrown = failure.thrown();
        return thrown != null
                ? HealthCheck.Result.unhealthy(thrown)
                : HealthCheck.Result.builder()
                        .unhealthy()
                        .withMessage(failure.message())
                        .withDetail("reason", failure.reason().wireName())
                        .build();
    }
}
