/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package demo;

import io.vertx.core.Vertx;
import io.vertx.ext.healthchecks.HealthChecks;
import io.vertx.ext.healthchecks.Status;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.healthchecks.HealthCheckHandler;
import java.io.InputStream;
import java.net.URI;

public class ShopApplication {
    public static void main(String[] arguments) {
        Vertx vertx = Vertx.vertx();
        HealthChecks checks = HealthChecks.create(vertx);
        checks.register("inventory", promise -> vertx.executeBlocking(ShopApplication::inventory).onComplete(promise));
        Router router = Router.router(vertx);
        router.get("/health*").handler(HealthCheckHandler.createWithHealthChecks(checks));
        vertx.createHttpServer().requestHandler(router).listen(Integer.parseInt(arguments[0]), "127.0.0.1");
    }

    /** Asks the inventory, and has forgotten to set a timeout. */
    private static Status inventory() throws Exception {
        try (InputStream body =
                URI.create(System.getProperty("inventory")).toURL().openStream()) {
            body.readAllBytes();
            return Status.OK();
        }
    }
}
