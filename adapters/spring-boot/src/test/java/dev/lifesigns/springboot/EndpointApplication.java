/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.contract.RunningServer;
import dev.lifesigns.http.HealthEndpoint;

/** An application that serves an endpoint of the test's own. */
final class EndpointApplication {
    private EndpointApplication() {}

    static RunningServer serve(RunningApplication.Setup setup, Class<?> source, HealthEndpoint endpoint) {
        RunningApplication application = setup.source(source)
                .bean(HealthChecker.builder().build())
                .set("lifesigns.endpoint.enabled", true)
                .set("lifesigns.endpoint.root-aliases", true)
                .bean(endpoint)
                .run();
        int port = application.context().getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        return new RunningServer("127.0.0.1", port, application);
    }
}
