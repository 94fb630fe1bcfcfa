/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered where. */
abstract class PathsContract extends ContractPart {
    PathsContract(HttpAdapterContract contract) {
        super(contract);
    }

    @ParameterizedTest
    @CsvSource({"/health/live, up", "/health/startup, up"})
    void livenessAndStartupAreOneWord(String path, String word) throws IOException {
        RawResponse answer = get(path);

        assertThat(answer.status()).as("status of %s", path).isEqualTo(200);
        assertThat(answer.body()).as("body of %s", path).isEqualTo("{\"status\":\"" + word + "\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/ready", "/health", "/health/probes/readiness"})
    void readinessListsItsChecks(String path) throws IOException {
        RawResponse answer = get(path);

        assertThat(answer.status()).as("status of %s", path).isEqualTo(200);
        assertThat(answer.body())
                .as("body of %s", path)
                .startsWith("{\"status\":\"up\"")
                .contains("\"database\":{\"status\":\"up\"", "\"recommendations\":{\"status\":\"up\"");
    }

    @Test
    void livenessIs503WhenTheProcessIsIll() throws IOException {
        service.heapIsDown();

        RawResponse answer = get("/health/live");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("{\"status\":\"down\"}");
    }

    @Test
    void livenessIs200WhenADependencyIsDown() throws IOException {
        service.databaseIsDown();

        assertThat(get("/health/live").status()).isEqualTo(200);
    }

    @Test
    void readinessIs200WhenDegraded() throws IOException {
        service.recommendationsAreDown();

        RawResponse answer = get("/health/ready");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).startsWith("{\"status\":\"degraded\"");
    }

    @Test
    void readinessIs503WhenACriticalCheckIsDownAndShowsThePublicTheKindOnly() throws IOException {
        service.databaseIsDown();

        RawResponse answer = get("/health/ready");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body())
                .startsWith("{\"status\":\"down\"")
                .contains("\"error\":\"unreachable\"")
                .doesNotContain("connection refused");
    }

    @Test
    void readinessIs503WhileDrainingAndLivenessIsNot() throws IOException {
        service.drain();

        RawResponse answer = get("/health/ready");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).startsWith("{\"status\":\"draining\"");
        assertThat(get("/health/live").status()).as("status of liveness").isEqualTo(200);
    }

    @Test
    void aCheckHasAStatusCodeOfItsOwn() throws IOException {
        service.recommendationsAreDown();

        assertThat(get("/health/checks/recommendations").status()).isEqualTo(503);
        assertThat(get("/health/checks/database").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/health/probes/nonsense",
                "/health/checks/nonsense",
                "/health/nonsense",
                "/health/live/nonsense",
                "/health/LIVE"
            })
    void unknownPathsAre404(String path) throws IOException {
        assertThat(get(path).status()).as("status of %s", path).isEqualTo(404);
    }

    /** A proxy that keeps strangers from a path compares it as it is written as well. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/health/%6Cive",
                "/health/%6c%69%76%65",
                "/health/%64etailed",
                "/health/checks/d%61tabase",
                "/health/%4Cive",
                "/health%2Flive"
            })
    void anEscapeInAPathMakesItAnUnknownOne(String path) throws IOException {
        assertThat(verdictOn(RawRequest.get(path).text()))
                .as("status of %s", path)
                .isIn(404, 400);
    }

    @ParameterizedTest
    @CsvSource({"/livez, /health/live", "/readyz, /health/ready", "/startupz, /health/startup"})
    void aliasesAtTheRootAnswerTheSame(String alias, String path) throws IOException {
        assumeTrue(contract.ownsRoot(), "the adapter does not own the root");

        RawResponse answer = get(alias);
        assertThat(answer.status()).as("status of %s", alias).isEqualTo(200);
        assertThat(answer.body()).as("body of %s", alias).isEqualTo(get(path).body());
    }
}
