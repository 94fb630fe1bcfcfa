/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialectsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                                     | json",
                "*/*                                                  | json",
                "application/json                                     | json",
                "APPLICATION/JSON ;charset=utf-8                     | json",
                "application/*                                        | json",
                "text/*                                               | text",
                "text/plain                                           | text",
                "application/health+json                              | health+json",
                "Application/Health+JSON                              | health+json",
                "application/vnd.spring-boot.actuator.v3+json         | actuator",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | json",
                "application/json;q=0.5, text/plain                   | text",
                "application/json;q=0.5, text/plain;q=0.4             | json",
                "application/json;q=0, */*                            | health+json",
                "text/plain;q=0.001, application/json;q=0             | text",
                "*/*;q=0.1, application/health+json;q=0.2             | health+json",
                "application/*;q=0.9, application/json;q=0.1          | health+json",
                "text/plain; Q=1.000                                  | text",
                "text/plain;q=1.001                                   | json",
                "text/plain;q=2                                       | json",
                "text/plain;q=                                        | json",
                "text/plain;q=-1                                      | json",
                "text/plain;q=0.12345                                 | json",
                "text/plain;format=flowed;q=0.3                       | text",
                "text/plain;q                                         | text",
                "x/y;a=\"b,text/plain\", application/health+json      | health+json",
                "x/y;a=\"b,text/plain,c\"                             | json",
                "x/y;a=\"b\\\",text/plain,c\"                         | json",
                "applications*, text/plain                            | text",
                "applications*;q=1, text/plain;q=0.5                  | text",
                "image/png                                            | json",
                "application/json;q=0                                 | json",
                ", ;,/,text/plain                                     | text",
                "microprofile                                         | json",
                "application/json, text/plain, */*                    | json",
                "text/plain, application/json                         | text",
                "*/*, text/plain                                      | text",
                "application/*, application/health+json               | health+json",
                "application/json;q=0.9, text/plain;q=0.9             | json",
                "text/plain;q=0.9, application/json                   | json",
                "application/vnd.spring-boot.actuator.v2+json         | actuator-v2",
                "application/vnd.spring-boot.actuator.v1+json         | json",
                "application/vnd.spring-boot.actuator.v2+json, application/vnd.spring-boot.actuator.v3+json | actuator-v2",
                "application/vnd.spring-boot.actuator.v3+json, application/vnd.spring-boot.actuator.v2+json, "
                        + "application/vnd.spring-boot.actuator.v1+json, application/json | actuator",
                "application/json, application/vnd.spring-boot.actuator.v3+json | json"
            })
    void acceptChoosesTheDialect(String accept, String dialect) {
        assertThat(Dialects.of(null, null, accept).name()).isEqualTo(dialect);
    }

    /** The format of such a path does not depend on Accept, but its version does. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                             | actuator",
                "application/json                             | actuator",
                "application/vnd.spring-boot.actuator.v2+json | actuator-v2",
                "application/vnd.spring-boot.actuator.v3+json, application/vnd.spring-boot.actuator.v2+json | actuator"
            })
    void acceptSelectsTheVersionAtAPathOfActuator(String accept, String dialect) {
        assertThat(Dialects.of(null, Dialects.of(Format.ACTUATOR), accept).name())
                .isEqualTo(dialect);
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "health+json", "actuator", "microprofile", "text"})
    void formatGoesBeforeAccept(String format) {
        assertThat(Dialects.of("format=" + format, null, "application/health+json")
                        .name())
                .isEqualTo(format);
    }
}
