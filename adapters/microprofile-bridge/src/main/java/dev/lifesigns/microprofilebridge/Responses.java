/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.microprofilebridge;

import dev.lifesigns.CheckResult;
import dev.lifesigns.bridge.ForeignFailure;
import dev.lifesigns.bridge.ForeignResults;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;

/**
 * How answers are read, and made where there is none. Thread-safe.
 *
 * <p>A check gives its name only with its answer. So the last one is remembered, for the times without an answer.
 */
public final class Responses implements ForeignResults<HealthCheckResponse> {
    private final Map<String, String> names = new ConcurrentHashMap<>();

    /** No names yet. */
    public Responses() {}

    /**
     * Notes what the check of that bean calls itself.
     *
     * @return the answer
     * @throws IllegalStateException if it has no name
     */
    public HealthCheckResponse named(String beanName, HealthCheckResponse answer) {
        if (answer.getName() == null) {
            throw new IllegalStateException(
                    "health check response of '" + beanName + "': name: none (expected: some text)");
        }
        names.put(beanName, answer.getName());
        return answer;
    }

    @Override
    public CheckResult read(HealthCheckResponse answer) {
        CheckResult result =
                answer.getStatus() == Status.UP ? CheckResult.up() : CheckResult.down("the check says DOWN");
        return result.withDetails(answer.getData().orElse(Map.of()));
    }

    /** Without the message: everybody may read these answers. */
    @Override
    public HealthCheckResponse failed(ForeignFailure failure) {
        return new HealthCheckResponse(
                nameOf(failure.name()),
                Status.DOWN,
                Optional.of(Map.of("error", failure.reason().wireName())));
    }

    /** What the check of that bean last called itself, else the name of the bean. */
    public String nameOf(String beanName) {
        return names.getOrDefault(beanName, beanName);
    }

    /** Forgets the name in the responses of a removed bean's check. */
    public void forget(String beanName) {
        names.remove(beanName);
    }
}
