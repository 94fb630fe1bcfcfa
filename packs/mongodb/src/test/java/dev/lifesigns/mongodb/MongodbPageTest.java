/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.mongodb;

import dev.lifesigns.agent.config.CheckPage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/checks/mongodb.md}. */
class MongodbPageTest {
    @Test
    void pageIsThatOfTheType() throws Exception {
        CheckPage.assertFresh(new MongodbCheckType(), Path.of("..", "..", "docs", "checks"));
    }

    @Test
    void exampleOfAProgramCompiles(@TempDir Path classes) throws Exception {
        for (String example : CheckPage.examples("mongodb", "java")) {
            CheckPage.assertCompiles(
                    example, List.of("dev.lifesigns.mongodb", "com.mongodb.client"), "MongoClient client", classes);
        }
    }
}
