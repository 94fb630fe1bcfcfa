/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import dev.lifesigns.contract.HttpAdapterContract;
import dev.lifesigns.contract.RunningServer;
import dev.lifesigns.http.HealthEndpoint;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** On whatever suits the machine best. */
class HealthServerContractTest extends HttpAdapterContract {
    @Override
    protected RunningServer serve(HealthEndpoint endpoint) {
        return serve(endpoint, Transport.best());
    }

    static RunningServer serve(HealthEndpoint endpoint, Transport transport) {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        HealthServer server = Servers.start(endpoint, anyPort, Limits.DEFAULT, transport);
        return new RunningServer("127.0.0.1", server.address().getPort(), server);
    }
}
