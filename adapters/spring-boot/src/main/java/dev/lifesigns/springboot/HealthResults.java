/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.bridge.ForeignFailure;
import dev.lifesigns.bridge.ForeignResults;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.actuate.endpoint.HttpCodeStatusMapper;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Boot's answers. No health at all is an answer too, to which Boot says 404. What Boot answers with a code below 400 takes
 * no traffic away, so it is not down.
 *
 * @param codes the application's
 */
record HealthResults(HttpCodeStatusMapper codes) implements ForeignResults<Optional<Health>> {
    private static final int FIRST_ERROR = 400;

    @Override
    public CheckResult read(Optional<Health> answer) {
        return answer.map(this::result).orElseGet(CheckResult::up);
    }

    private CheckResult result(Health health) {
        Status status = health.getStatus();
        return CheckResult.of(classOf(status), null, message(status)).withDetails(health.getDetails());
    }

    private static @Nullable String message(Status status) {
        if (!status.getDescription().isEmpty()) {
            return status.getDescription();
        }
        return status.equals(Status.UP) ? null : status.getCode();
    }

    private CheckStatus classOf(Status status) {
        if (status.equals(Status.UP) || status.equals(Status.UNKNOWN)) {
            return CheckStatus.UP;
        }
        return codes.getStatusCode(status) < FIRST_ERROR ? CheckStatus.DEGRADED : CheckStatus.DOWN;
    }

    @Override
    public Optional<Health> failed(ForeignFailure failure) {
        Health.Builder down = Health.down();
        if (failure.thrown() != null) {
            return Optional.of(down.withException(failure.thrown()).build());
        }
        return Optional.of(down.withDetail("error", failure.reason().wireName())
                .withDetail("message", failure.message())
                .build());
    }
}
