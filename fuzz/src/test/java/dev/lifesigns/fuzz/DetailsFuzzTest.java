/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.HealthChecker;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;

/** No secret survives in details, however deep it lies, and no value of a detail changes a verdict. */
class DetailsFuzzTest {
    private static final List<String> SECRET_NAMES = List.of(
            "password",
            "db.password",
            "apiKey",
            "X-Api-Key",
            "clientSecret",
            "PGPASSWORD",
            "access_token",
            "credentials");

    private static final List<String> NAMES =
            List.of("pool", "replicas", "tokens_per_second", "passed", "0", "", "größe");
    private static final int SHORTEST = 8;
    private static final int LONGEST = 200;
    private static final int DEEPEST = 12;

    private static volatile CheckResult next = CheckResult.up();

    private static final HealthChecker HEALTH =
            HealthChecker.builder().check("fuzzed", deadline -> next).build();

    @AfterAll
    static void close() {
        HEALTH.close();
    }

    @FuzzTest
    void noNestedSecretSurvives(FuzzedDataProvider data) {
        int depth = data.consumeInt(0, DEEPEST);
        String name = data.pickValue(SECRET_NAMES);
        byte[] shape = data.consumeBytes(DEEPEST);
        String secret = data.consumeRemainingAsString();
        if (secret.length() < SHORTEST || secret.length() > LONGEST || secret.contains("*")) {
            return;
        }
        CheckSnapshot without = shown(Map.of(name, "-"), depth, shape);
        if (without.details().toString().contains(secret)) {
            return;
        }

        CheckSnapshot shown = shown(Map.of(name, secret), depth, shape);

        assertThat(shown.status()).isEqualTo(CheckStatus.UP);
        assertThat(shown.details()).containsEntry("version", "8.1");
        assertThat(shown.details().toString()).doesNotContain(secret);
    }

    @FuzzTest
    void noValueDecidesAVerdict(FuzzedDataProvider data) {
        Map<String, Object> details = new HashMap<>();
        while (data.remainingBytes() > 0 && details.size() < 200) {
            Object value = data.consumeBoolean() ? data.consumeString(500) : data.consumeInt();
            for (int i = data.consumeInt(0, DEEPEST); i > 0; i--) {
                value = around(value, data.consumeByte());
            }
            details.put(data.consumeBoolean() ? null : data.consumeString(20), value);
        }
        next = CheckResult.up().withDetails(details);

        CheckSnapshot shown = HEALTH.runAll(Duration.ofSeconds(30)).check("fuzzed");

        assertThat(shown.status()).isEqualTo(CheckStatus.UP);
        assertThat(shown.error()).isNull();
        assertThat(shown.details()).hasSizeLessThanOrEqualTo(64 + 1);
    }

    private static CheckSnapshot shown(Object bottom, int depth, byte[] shape) {
        Object value = bottom;
        for (int i = 0; i < depth; i++) {
            value = around(value, i < shape.length ? shape[i] : 0);
        }
        next = CheckResult.up().withDetail("value", value).withDetail("version", "8.1");
        return HEALTH.runAll(Duration.ofSeconds(30)).check("fuzzed");
    }

    private static Object around(Object value, byte shape) {
        String name = NAMES.get(Math.floorMod(shape, NAMES.size()));
        return switch (Math.floorMod(shape / NAMES.size(), 7)) {
            case 0 -> List.of(value);
            case 1 -> new Object[] {name, value, null};
            case 2 -> Optional.of(value);
            case 3 -> new LinkedHashMap<>(Map.of(name, value, "other", 1));
            case 4 -> Arrays.asList(1, null, value);
            case 5 -> (Iterable<Object>) () -> List.of(value).iterator();
            default -> Map.of(name, value);
        };
    }
}
