/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.microprofile;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ResponseJsonTest {
    private static String json(String name, Map<String, Object> data) {
        HealthCheckResponse check = new HealthCheckResponse(name, Status.UP, Optional.of(data));
        return new HealthAnswer(Status.UP, List.of(check)).json();
    }

    @Test
    void dataKeepTheirTypesAndTheirOrder() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("rows", 3L);
        data.put("open", true);
        data.put("share", new BigDecimal("0.5"));
        assertThat(json("db", data))
                .isEqualTo("{\"status\":\"UP\",\"checks\":[{\"name\":\"db\",\"status\":\"UP\","
                        + "\"data\":{\"rows\":3,\"open\":true,\"share\":\"0.5\"}}]}");
    }

    @Test
    void anyTextIsWritten() {
        String text = "\"quoted\" \\ \n \u0001 \u2028 é 😀";
        JsonNode check =
                JsonMapper.shared().readTree(json(text, Map.of(text, text))).at("/checks/0");
        assertThat(check.path("name").asString()).isEqualTo(text);
        assertThat(check.path("data").path(text).asString()).isEqualTo(text);
    }

    @Test
    void halfOfASurrogatePairBreaksNothing() {
        byte[] sent = json("half \ud83d", Map.of()).getBytes(StandardCharsets.UTF_8);
        assertThat(JsonMapper.shared().readTree(sent).at("/status").asString()).isEqualTo("UP");
    }

    @Test
    void nothingIsSaidOfNoData() {
        assertThat(json("db", Map.of()))
                .isEqualTo("{\"status\":\"UP\",\"checks\":[{\"name\":\"db\",\"status\":\"UP\"}]}");
    }
}
