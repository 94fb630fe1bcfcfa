/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.jetty;

import dev.lifesigns.contract.HttpAdapterContract;
import dev.lifesigns.contract.RunningServer;
import dev.lifesigns.http.HealthEndpoint;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

class HealthHandlerContractTest extends HttpAdapterContract {
    private static final int THREADS = 16;

    @Override
    protected RunningServer serve(HealthEndpoint endpoint) throws Exception {
        Server server = new Server(new QueuedThreadPool(THREADS));
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new HealthHandler(endpoint));
        server.start();
        return new RunningServer("127.0.0.1", connector.getLocalPort(), server::stop);
    }
}
