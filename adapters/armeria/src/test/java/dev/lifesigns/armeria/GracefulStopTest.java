/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.armeria;

import com.linecorp.armeria.server.Server;
import dev.lifesigns.contract.GracefulStopContract;
import dev.lifesigns.contract.RunningServer;
import dev.lifesigns.http.HealthEndpoint;
import java.net.InetSocketAddress;
import java.time.Duration;

class GracefulStopTest extends GracefulStopContract {
    @Override
    protected RunningServer serve(HealthEndpoint endpoint) {
        Server server = Server.builder()
                .http(new InetSocketAddress("127.0.0.1", 0))
                .serviceUnder("/health", new HealthService(endpoint))
                .gracefulShutdownTimeout(Duration.ofMillis(1), STOP_TIMEOUT)
                .build();
        server.start().join();
        return new RunningServer(
                "127.0.0.1", server.activeLocalPort(), () -> server.stop().join());
    }
}
