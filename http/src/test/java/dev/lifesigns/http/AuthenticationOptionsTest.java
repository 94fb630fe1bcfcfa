/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.http.Authenticator.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.bcrypt.BCrypt;

/** Which users and tokens are rejected before the endpoint is built. */
class AuthenticationOptionsTest {
    private static final String HASH = BCrypt.hashpw("password", BCrypt.gensalt("$2b", 4));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hunter2",
                "sha256:",
                "sha256:abc",
                "md5:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
            })
    void malformedTokenHashesAreRefusedWithoutRepeatingThem(String hash) {
        try (HealthChecker health = HealthChecker.builder().build()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> HealthEndpoint.builder(health).bearerTokens(Orders.TOKEN_HASH, hash))
                    .withMessage("bearer token 2: malformed hash (expected: sha256: and 64 hexadecimal digits, as"
                            + " 'lifesigns token' prints them)");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hunter2",
                "$2x$10$",
                "$2a$31$abcdefghijklmnopqrstuvabcdefghijklmnopqrstuvwxyz01234",
                "$2a$03$abcdefghijklmnopqrstuvabcdefghijklmnopqrstuvwxyz01234"
            })
    void malformedPasswordHashesAreRefusedWithoutRepeatingThem(String hash) {
        try (HealthChecker health = HealthChecker.builder().build()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> HealthEndpoint.builder(health).basicUsers(Map.of("admin", hash)))
                    .withMessage("basic user 'admin': malformed hash"
                            + " (expected: bcrypt, $2a$, $2b$ or $2y$, of cost 4 to 14)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"04", "14"})
    void hashesOfTheLeastAndTheGreatestCostAreAccepted(String cost) {
        String hash = "$2a$" + cost + "$abcdefghijklmnopqrstuvabcdefghijklmnopqrstuvwxyz01234";
        try (HealthChecker health = HealthChecker.builder().build()) {
            assertThat(HealthEndpoint.builder(health)
                            .basicUsers(Map.of("admin", hash))
                            .build()
                            .owns("/health/detailed"))
                    .isTrue();
        }
    }

    @Test
    void emptyOrMalformedUsersAndTokensAreRefused() {
        try (HealthChecker health = HealthChecker.builder().build()) {
            HealthEndpoint.Builder builder = HealthEndpoint.builder(health);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.authenticator(new Authenticator() {
                        @Override
                        public Outcome authenticate(HealthRequest request) {
                            return Outcome.REJECTED;
                        }

                        @Override
                        public List<String> challenges() {
                            return List.of();
                        }
                    }))
                    .withMessage("authenticator: no challenge (expected: at least one)");
            assertThatIllegalArgumentException()
                    .isThrownBy(builder::authenticatedRoles)
                    .withMessage("roles: none (expected: at least one)");
            assertThatIllegalArgumentException()
                    .isThrownBy(builder::bearerTokens)
                    .withMessage("bearer tokens: none (expected: at least one hash)");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.basicUsers(Map.of()))
                    .withMessage("basic users: none (expected: at least one)");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.basicUsers(Map.of("a:b", HASH)))
                    .withMessage("basic user: 'a:b' (expected: a name without a colon)");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.basicUsers(Map.of(":a", HASH)))
                    .withMessage("basic user: ':a' (expected: a name without a colon)");
        }
    }
}
