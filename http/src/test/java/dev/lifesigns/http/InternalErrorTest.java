/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

/** What clients and the log see of an internal error. */
class InternalErrorTest {
    @Test
    void anInternalFaultIs500AndRevealsNothing() {
        try (Orders orders = Orders.running()) {
            HealthRequest broken = new AnonymousRequest() {
                @Override
                public String method() {
                    throw new IllegalStateException("recycled request");
                }
            };
            HealthResponse answer = orders.ask(broken);

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.bodyLength()).isZero();
        }
    }

    @Test
    void aFaultOfAnAuthenticatorIs500AndLogged() {
        Authenticator broken = new Authenticator() {
            @Override
            public Outcome authenticate(HealthRequest request) {
                throw new StackOverflowError();
            }

            @Override
            public List<String> challenges() {
                return List.of("Custom");
            }
        };
        try (Orders orders = Orders.running(builder -> builder.authenticator(broken))) {
            assertThat(LogLines.of("dev.lifesigns.http", () -> orders.get("/health/detailed")))
                    .containsExactly("health endpoint: internal fault, answered 500");
            assertThat(orders.get("/health/detailed").status()).isEqualTo(500);
            assertThat(orders.get("/health/ready").status()).isEqualTo(200);
        }
    }

    @Test
    void faultsAreLoggedOnceInTenSeconds() {
        long[] now = {0};
        List<String> lines = new ArrayList<>();
        ThrottledErrorLog log = new ThrottledErrorLog(new RecordingLogger(lines), () -> now[0]);
        for (int i = 0; i < 50; i++) {
            log.log(new IllegalStateException());
        }
        assertThat(lines).hasSize(1);
        now[0] = Duration.ofSeconds(10).toNanos();
        log.log(new IllegalStateException());
        assertThat(lines).hasSize(2).last().asString().endsWith("; 50 more since the last one that was logged");
    }

    private record RecordingLogger(List<String> lines) implements System.Logger {
        @Override
        public String getName() {
            return "recording";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
            lines.add(message);
            throw new IllegalStateException("disk full");
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String format, Object... params) {
            lines.add(format);
        }
    }
}
