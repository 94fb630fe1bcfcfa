/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import org.springframework.boot.WebApplicationType;

/** The reactive stack, with a management port of its own. */
class WebFluxManagementPortGoldenTest extends GoldenContract {
    WebFluxManagementPortGoldenTest() {
        super(WebApplicationType.REACTIVE, true);
    }
}
