/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.servlet;

import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthChecker;
import jakarta.servlet.ServletContext;

/** All that a deployed application has of us in its own code; {@link War} packs it. */
public final class ShopHealth implements HealthApplication {
    @Override
    public HealthChecker checker(ServletContext context) {
        return HealthChecker.builder()
                .check("orders", deadline -> CheckResult.up())
                .build();
    }
}
