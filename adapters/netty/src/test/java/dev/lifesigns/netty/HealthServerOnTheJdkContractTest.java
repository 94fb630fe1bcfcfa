/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import dev.lifesigns.contract.HttpAdapterContract;
import dev.lifesigns.contract.RunningServer;
import dev.lifesigns.http.HealthEndpoint;

/** Where there is no native library. */
class HealthServerOnTheJdkContractTest extends HttpAdapterContract {
    @Override
    protected RunningServer serve(HealthEndpoint endpoint) {
        return HealthServerContractTest.serve(endpoint, Transport.jdk());
    }
}
