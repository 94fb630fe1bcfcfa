/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.micronaut;

import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.bridge.ForeignFailure;
import dev.lifesigns.bridge.ForeignResults;
import io.micronaut.context.BeanProvider;
import io.micronaut.health.HealthStatus;
import io.micronaut.http.HttpStatus;
import io.micronaut.management.endpoint.health.HealthEndpoint.StatusConfiguration;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The answers of indicators: all results of one call, of which there may be none. What Micronaut answers with a code
 * below 400 does not stop traffic, so it is not down. Thread-safe.
 *
 * <p>An indicator is named only in its results. Our failures use the last known names, so that the same component is
 * shown as down and no other appears.
 */
@Singleton
final class IndicatorResults implements ForeignResults<List<HealthResult>> {
    private static final int FIRST_ERROR = 400;

    private final BeanProvider<StatusConfiguration> codes;
    private final Map<String, List<String>> lastNames = new ConcurrentHashMap<>();

    IndicatorResults(BeanProvider<StatusConfiguration> codes) {
        this.codes = codes;
    }

    /** Remembers under which names an indicator has answered; returns the answer. */
    List<HealthResult> answered(String foreignName, List<HealthResult> answer) {
        List<String> names = answer.stream()
                .map(HealthResult::getName)
                .filter(Objects::nonNull)
                .toList();
        if (!names.isEmpty()) {
            lastNames.put(foreignName, names);
        }
        return answer;
    }

    @Override
    public CheckResult read(List<HealthResult> answer) {
        CheckStatus worst = CheckStatus.UP;
        String message = null;
        Map<String, Object> details = new LinkedHashMap<>();
        for (HealthResult result : answer) {
            CheckStatus status = classOf(result.getStatus());
            if (status != CheckStatus.UP && worst != CheckStatus.DOWN) {
                worst = status;
                message = message(result.getStatus());
            }
            addDetails(details, result, answer.size() > 1);
        }
        return CheckResult.of(worst, null, message).withDetails(details);
    }

    private CheckStatus classOf(HealthStatus status) {
        if (status.equals(HealthStatus.UP) || status.equals(HealthStatus.UNKNOWN)) {
            return CheckStatus.UP;
        }
        HttpStatus mapped = codes.get().getHttpMapping().get(status.getName());
        boolean operational = mapped == null ? status.getOperational().orElse(true) : mapped.getCode() < FIRST_ERROR;
        return operational ? CheckStatus.DEGRADED : CheckStatus.DOWN;
    }

    private static String message(HealthStatus status) {
        return status.getDescription().orElse(status.getName());
    }

    private static void addDetails(Map<String, Object> details, HealthResult result, boolean byName) {
        @Nullable Object given = result.getDetails();
        if (given == null) {
            return;
        }
        if (byName || !(given instanceof Map<?, ?> map)) {
            details.put(byName ? result.getName() : "details", given);
        } else {
            map.forEach((key, value) -> details.put(String.valueOf(key), value));
        }
    }

    @Override
    public List<HealthResult> failed(ForeignFailure failure) {
        return lastNames.getOrDefault(failure.name(), List.of(failure.name())).stream()
                .map(name -> failed(name, failure))
                .toList();
    }

    private static HealthResult failed(String name, ForeignFailure failure) {
        HealthResult.Builder down = HealthResult.builder(name, HealthStatus.DOWN);
        if (failure.thrown() != null) {
            return down.exception(failure.thrown()).build();
        }
        return down.details(Map.of("error", failure.reason().wireName(), "message", failure.message()))
                .build();
    }
}
