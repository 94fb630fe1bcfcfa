/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.dropwizard;

import dev.lifesigns.contract.HttpAdapterContract;
import dev.lifesigns.contract.RunningServer;
import dev.lifesigns.http.HealthEndpoint;
import dev.lifesigns.servlet.HealthServlet;

/** The endpoint on the application's connectors, behind the filters that Dropwizard puts there. */
class EndpointContractTest extends HttpAdapterContract {
    /** A filter of Dropwizard refuses them, and names none that it allows. */
    @Override
    protected boolean handsOnUnknownMethods() {
        return false;
    }

    /** Servlets have no means to do so. */
    @Override
    protected boolean canBreakOff() {
        return false;
    }

    @Override
    protected RunningServer serve(HealthEndpoint endpoint) throws Exception {
        LifesignsBundle bundle = new LifesignsBundle();
        Shop shop = Shop.setup()
                .bundle(bundle)
                // at the root is what the contract asks for
                .set("server.rootPath", "/shop/*")
                // adds a Vary to the response to GET, and not to that of HEAD
                .set("server.gzip.enabled", false)
                // by default Dropwizard starts up to 1,024 of them, one for each request that comes meanwhile
                .set("server.maxThreads", 48)
                .with(environment -> {
                    HealthServlet.register(
                            environment.getApplicationContext().getServletContext(), bundle.health(), endpoint, "/*");
                    environment.lifecycle().addEventListener(new EndOfEvents(endpoint));
                })
                .start();
        return new RunningServer("127.0.0.1", shop.applicationPort(), shop);
    }
}
