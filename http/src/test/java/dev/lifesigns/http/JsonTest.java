/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthChecker;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    @ParameterizedTest
    @CsvSource({"0,0", "4999,0", "5000,0.01", "1274999,1.27", "1275000,1.28", "501020000,501.02", "2000000000,2000"})
    void millisecondsHaveAtMostTwoDecimals(long nanos, String written) {
        assertThat(Json.object(json -> Json.millis(json, "x", Duration.ofNanos(nanos))))
                .isEqualTo("{\"x\":" + written + "}");
    }

    @Test
    void longDurationsAreWrittenInFull() {
        assertThat(Json.object(json -> Json.millis(json, "x", Duration.ofDays(36_500))))
                .isEqualTo("{\"x\":3153600000000}");
    }

    @Test
    void detailsMayBeNestedAndNull() {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("none", null);
        details.put("list", Arrays.asList("a", 1, null, Map.of("lag", List.of(0.5, true))));
        assertThat(Json.object(json -> details.forEach((name, value) -> Json.value(json, name, value))))
                .isEqualTo("{\"none\":null,\"list\":[\"a\",1,null,{\"lag\":[0.5,true]}]}");
    }

    @Test
    void detailsAreNumbersBooleansOrText() {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("int", 1);
        details.put("short", (short) 2);
        details.put("double", 0.1);
        details.put("nan", Double.NaN);
        details.put("infinite", Float.NEGATIVE_INFINITY);
        details.put("big", new BigInteger("123456789012345678901234567890"));
        details.put("exact", new BigDecimal("1E+400"));
        details.put("counter", new AtomicLong(3));
        details.put("flag", true);
        details.put("text", "a\"b\u0000\n");
        assertThat(Json.object(json -> details.forEach((name, value) -> Json.value(json, name, value))))
                .isEqualTo("{\"int\":1,\"short\":2,\"double\":0.1,\"nan\":\"NaN\",\"infinite\":\"-Infinity\","
                        + "\"big\":123456789012345678901234567890,\"exact\":1E+400,\"counter\":\"3\",\"flag\":true,"
                        + "\"text\":\"a\\\"b\\u0000\\n\"}");
    }

    /** Whatever a check says, every dialect stays well-formed and nothing is a fault of ours. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "half \ud800 pair",
                "\udc00",
                "\u0000\u001b[2J",
                "line\nsep\u2028nel\u0085\r",
                "</script>",
                "\"},\"x\":{"
            })
    void noMessageCanBreakAnAnswer(String message) {
        HealthChecker health = HealthChecker.builder()
                .check(
                        "odd",
                        deadline -> CheckResult.down(ErrorKind.FAILED, message)
                                .withDetail(message, message)
                                .withDetail("error", "mine")
                                .withDetail("nan", Double.NaN))
                .build();
        try (health) {
            health.runAll(Duration.ofSeconds(5));
            HealthEndpoint endpoint = HealthEndpoint.builder(health)
                    .bearerTokens(Orders.TOKEN_HASH)
                    .build();
            for (Dialect dialect : Dialects.FORMATS) {
                HealthResponse answer =
                        Orders.answered(endpoint.handle(TestRequest.get("/health/detailed?format=" + dialect.name())
                                        .with("Authorization", "Bearer " + Orders.TOKEN))
                                .toCompletableFuture());
                assertThat(answer.status()).isEqualTo(503);
                if (dialect.contentType().contains("json")) {
                    JsonNode tree = MAPPER.readTree(answer.bodyText());
                    assertThat(tree.isObject()).isTrue();
                } else {
                    assertThat(answer.bodyText().lines()).hasSize(2);
                }
            }
        }
    }

    @Test
    void detailsAreJsonAtAnyDepth() {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("pool", Map.of("active", 3));
        details.put("hosts", List.of("a", 1, true, List.of(), Map.of()));
        details.put("array", new String[] {"x", null});
        details.put("missing", null);
        details.put("ratio", Arrays.asList(Double.NaN, 0.5, null));

        assertThat(Json.object(json -> Json.members(json, details)))
                .isEqualTo("{\"pool\":{\"active\":3},\"hosts\":[\"a\",1,true,[],{}],\"array\":[\"x\",null],"
                        + "\"missing\":null,\"ratio\":[\"NaN\",0.5,null]}");
    }

    @Test
    void whatHasNoEndIsCutOff() {
        List<Object> endless = new ArrayList<>();
        endless.add(endless);

        assertThat(Json.object(json -> Json.members(json, Map.of("endless", endless))))
                .endsWith("[\"…\"" + "]".repeat(33) + "}");
    }
}
