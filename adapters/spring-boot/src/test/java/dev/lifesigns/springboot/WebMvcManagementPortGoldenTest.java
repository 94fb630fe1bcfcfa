/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import org.springframework.boot.WebApplicationType;

/** The servlet stack, with a management port of its own. */
class WebMvcManagementPortGoldenTest extends GoldenContract {
    WebMvcManagementPortGoldenTest() {
        super(WebApplicationType.SERVLET, true);
    }
}
