/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.servlet;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.http.HealthEndpoint;
import jakarta.servlet.ServletContext;
import java.util.List;

/**
 * What an application implements so that the container registers its health endpoint by itself. The container finds the
 * class, creates it with its public constructor without parameters, and calls it once, before the first request:
 *
 * <pre>{@code
 * public final class OrdersHealth implements HealthApplication {
 *     @Override
 *     public HealthChecker checker(ServletContext context) {
 *         return HealthChecker.builder().check("orders-db", new JdbcCheck(dataSource)).build();
 *     }
 * }
 * }</pre>
 *
 * <p>The checker is started when it is registered; it drains and is closed when the context is destroyed.
 */
public interface HealthApplication {
    /** The checker, started or not. */
    HealthChecker checker(ServletContext context);

    /** The endpoint for that checker; one at {@code /health} without authenticated readers unless overridden. */
    default HealthEndpoint endpoint(HealthChecker checker) {
        return HealthEndpoint.builder(checker).build();
    }

    /** Servlet mappings that lead to the endpoint; {@code /health} and {@code /health/*} unless overridden. */
    default List<String> urlPatterns() {
        return List.of("/health", "/health/*");
    }
}
