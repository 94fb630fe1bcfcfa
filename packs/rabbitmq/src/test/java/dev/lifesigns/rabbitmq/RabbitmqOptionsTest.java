/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.rabbitmq;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifesigns.checks.fixture.GivenOptions;
import dev.lifesigns.checks.internal.ServerOptions;
import dev.lifesigns.checks.spi.Option;
import org.junit.jupiter.api.Test;

/** What a configuration of a RabbitMQ check may say. */
class RabbitmqOptionsTest {
    private final GivenOptions options = new GivenOptions().with(ServerOptions.HOST, "rabbitmq.internal");

    @Test
    void limitsNeedAQueueAndAnOrder() {
        refused(
                options.with(RabbitmqCheckType.WARN_ABOVE, 5),
                RabbitmqCheckType.QUEUE,
                "queue: not set (expected: one for minConsumers, warnAbove and failAbove)");
        refused(
                options.with(RabbitmqCheckType.QUEUE, "orders").with(RabbitmqCheckType.FAIL_ABOVE, 4),
                RabbitmqCheckType.WARN_ABOVE,
                "warnAbove: 5 (expected: at most failAbove 4)");
        refused(
                options.with(RabbitmqCheckType.FAIL_ABOVE, 5).with(RabbitmqCheckType.MIN_CONSUMERS, -1),
                RabbitmqCheckType.QUEUE,
                "minConsumers: -1 (expected: 0 or more)");
    }

    @Test
    void passwordNeedsAUser() {
        refused(
                options.with(RabbitmqCheckType.PASSWORD, "hunter2"),
                RabbitmqCheckType.PASSWORD,
                "username and password: only one (expected: both)");
    }

    private static void refused(GivenOptions options, Option<?> at, String message) {
        assertThatThrownBy(() -> new RabbitmqCheckType().create(options))
                .hasMessage(message)
                .hasFieldOrPropertyWithValue("option", at);
    }
}
