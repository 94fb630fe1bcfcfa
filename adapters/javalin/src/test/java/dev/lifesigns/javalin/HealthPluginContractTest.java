/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.javalin;

import dev.lifesigns.contract.HttpAdapterContract;
import dev.lifesigns.contract.RunningServer;
import dev.lifesigns.http.HealthEndpoint;
import io.javalin.Javalin;

class HealthPluginContractTest extends HttpAdapterContract {
    @Override
    protected RunningServer serve(HealthEndpoint endpoint) {
        Javalin app = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.registerPlugin(new HealthPlugin(endpoint));
                })
                .start("127.0.0.1", 0);
        return new RunningServer("127.0.0.1", app.port(), app::stop);
    }
}
