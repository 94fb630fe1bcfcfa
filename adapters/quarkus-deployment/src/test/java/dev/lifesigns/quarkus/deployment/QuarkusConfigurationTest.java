/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An application with a mistake in its configuration. */
@SuppressWarnings("removal") // from 3.37 on; what replaces QuarkusUnitTest is not in 3.33
class QuarkusConfigurationTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Shop.CLASSES))
            .overrideConfigKey("quarkus.http.test-port", "0")
            .overrideConfigKey("lifesigns.checks.ledger.timeuot", "1s")
            .assertException(thrown ->
                    assertThat(thrown).hasStackTraceContaining("lifesigns.checks.ledger.timeuot: unknown (expected: "));

    @Test
    void keyThatMeansNothingFailsTheStart() {
        fail("the application has started");
    }
}
