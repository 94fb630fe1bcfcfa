/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.rabbitmq;

import dev.lifesigns.agent.config.CheckPage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/checks/rabbitmq.md}. */
class RabbitmqPageTest {
    @Test
    void pageIsThatOfTheType() throws Exception {
        CheckPage.assertFresh(new RabbitmqCheckType(), Path.of("..", "..", "docs", "checks"));
    }

    @Test
    void exampleOfAProgramCompiles(@TempDir Path classes) throws Exception {
        for (String example : CheckPage.examples("rabbitmq", "java")) {
            CheckPage.assertCompiles(
                    example,
                    List.of("dev.lifesigns.rabbitmq", "com.rabbitmq.client"),
                    "ConnectionFactory connectionFactory",
                    classes);
        }
    }
}
