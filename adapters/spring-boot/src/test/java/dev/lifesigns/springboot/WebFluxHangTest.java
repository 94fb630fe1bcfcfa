/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The reactive stack. */
class WebFluxHangTest extends HangContract {
    WebFluxHangTest() {
        super(WebApplicationType.REACTIVE);
    }

    @Test
    void reactiveIndicatorThatNeverAnswersIsDown() throws Exception {
        ReactiveHealthIndicator never = Mono::never;
        try (RunningApplication application = setup().with("search", never)
                .set("lifesigns.checks.search.period", "300ms")
                .set("lifesigns.checks.search.timeout", "200ms")
                .run()) {
            assertThat(application.get("/actuator/health/search").statusCode()).isEqualTo(503);
            assertThat(application.get("/actuator/health/search").body()).contains("\"error\":\"timeout\"");
        }
    }

    @Test
    void probesAreAnsweredWhileTheElasticSchedulerIsUsedUp() throws Exception {
        ReactiveHealthIndicator fine = () -> Mono.just(Health.up().build());
        CountDownLatch end = new CountDownLatch(1);
        try (RunningApplication application = setup().with("search", fine).run()) {
            for (int i = 0; i < 400; i++) {
                Schedulers.boundedElastic().schedule(() -> awaitQuietly(end));
            }
            for (String path : new String[] {"", "/liveness", "/readiness", "/db", "/search"}) {
                assertThat(application.get("/actuator/health" + path).statusCode())
                        .as(path)
                        .isEqualTo(200);
            }
        } finally {
            end.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
