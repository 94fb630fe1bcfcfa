/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of each framework says what its users have to know before they add the dependency. */
class FrameworkPagesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring-boot",
                "quarkus",
                "microprofile",
                "micronaut",
                "dropwizard",
                "vertx",
                "armeria",
                "javalin",
                "helidon",
                "grpc"
            })
    void pageSaysWhatChanges(String page) throws IOException {
        String text = Files.readString(Path.of("../docs", page + ".md"));
        int changes = text.indexOf("## What changes for you\n");
        int losses = text.indexOf("## What could not be kept\n");
        assertThat(changes).isPositive().isLessThan(losses);
        assertThat(text.substring(changes, losses).replaceAll("\\s+", " "))
                .contains("up to one period old")
                .contains("log once a period without any")
                .contains("request context");
    }
}
