/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.jdkhttpserver;

import dev.lifesigns.contract.DrainableServerContract;
import dev.lifesigns.http.DrainableServer;
import dev.lifesigns.http.HealthEndpoint;
import java.net.InetSocketAddress;

class HealthServerDrainTest extends DrainableServerContract {
    @Override
    protected DrainableServer start(HealthEndpoint endpoint, InetSocketAddress address) {
        return HealthServer.start(endpoint, address);
    }
}
