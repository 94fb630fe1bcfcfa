/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonTest {
    private record Results(String name, Duration length, List<Round> rounds) {}

    private record Round(double perSecond, boolean kept) {}

    @Test
    void aHiddenRecordIsAnObjectOfItsComponents() {
        Results results = new Results("a \"quoted\" name\n", Duration.ofSeconds(90), List.of(new Round(1.5, true)));

        JsonNode json = new JsonMapper().readTree(Json.of(results));

        assertThat(json.get("name").asString()).isEqualTo("a \"quoted\" name\n");
        assertThat(json.get("length").asString()).isEqualTo("PT1M30S");
        assertThat(json.at("/rounds/0/perSecond").asDouble()).isEqualTo(1.5);
        assertThat(json.at("/rounds/0/kept").asBoolean()).isTrue();
    }
}
