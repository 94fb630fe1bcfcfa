/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import org.springframework.boot.WebApplicationType;

/** The reactive stack. */
class WebFluxGoldenTest extends GoldenContract {
    WebFluxGoldenTest() {
        super(WebApplicationType.REACTIVE, false);
    }
}
