/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

/** A wire format of responses. The status code is the same in all of them. */
public enum Format {
    /** Lifesigns' own. */
    JSON("json"),
    /** {@code application/health+json}, draft-inadarei-api-health-check-06. */
    HEALTH_JSON("health+json"),
    /** That of Spring Boot's Actuator, version 3. */
    ACTUATOR("actuator"),
    /** MicroProfile Health 4.0. */
    MICROPROFILE("microprofile"),
    /** Plain text, as that of Kubernetes' {@code /readyz?verbose}. */
    TEXT("text");

    private final String wireName;

    Format(String wireName) {
        this.wireName = wireName;
    }

    /** Its value of {@code ?format=}. */
    public String wireName() {
        return wireName;
    }
}
