/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.jdkhttpserver;

import dev.lifesigns.contract.HttpAdapterContract;
import dev.lifesigns.contract.RunningServer;
import dev.lifesigns.http.HealthEndpoint;
import java.net.InetAddress;
import java.net.InetSocketAddress;

class HealthServerContractTest extends HttpAdapterContract {
    @Override
    protected RunningServer serve(HealthEndpoint endpoint) {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        HealthServer server = HealthServer.start(endpoint, anyPort);
        return new RunningServer("127.0.0.1", server.address().getPort(), server);
    }
}
