/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.http;

import static dev.lifesigns.ErrorKind.FAILED;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.checks.internal.JsonReader;
import dev.lifesigns.checks.internal.TextDemand;
import java.util.List;

/**
 * What the first 64 KiB of a body must be like.
 *
 * @param text what is in it
 * @param conditions what its JSON fulfills
 */
record BodyDemand(TextDemand text, List<JsonCondition> conditions) {
    static final BodyDemand NONE = new BodyDemand(TextDemand.NONE, List.of());

    BodyDemand withContained(String part) {
        return new BodyDemand(text.withContained("bodyContains", part), conditions);
    }

    BodyDemand withPattern(String regex) {
        return new BodyDemand(text.withPattern("bodyMatches", regex), conditions);
    }

    BodyDemand withConditions(List<String> texts) {
        return new BodyDemand(text, texts.stream().map(JsonCondition::parse).toList());
    }

    boolean isNone() {
        return equals(NONE);
    }

    /** @throws IllegalArgumentException if there is a demand, and no response to the method has a body */
    void requireBodyOf(String method) {
        if (method.equals("HEAD") && !isNone()) {
            throw new IllegalArgumentException(
                    "method: HEAD with a demand on the body (expected: a method whose response has a body)");
        }
    }

    /** Up, or down with the first demand that the body does not meet. */
    CheckResult judge(String server, String body, CheckDeadline deadline) {
        CheckResult result = text.judge(server, "body", body, deadline);
        if (conditions.isEmpty() || result.error() != null) {
            return result;
        }
        try {
            Object json = JsonReader.read(body);
            for (JsonCondition condition : conditions) {
                String violation = condition.violatedBy(json);
                if (violation != null) {
                    return CheckResult.down(FAILED, server + ": " + violation);
                }
            }
            return result;
        } catch (IllegalArgumentException e) {
            return CheckResult.down(FAILED, server + ": body is " + e.getMessage());
        }
    }
}
