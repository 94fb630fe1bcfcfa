/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package demo;

import io.javalin.Javalin;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

public class ShopApplication {
    public static void main(String[] arguments) {
        Javalin.create(config -> {
                    config.routes.get("/health/ready", context -> context.status(inventory() ? 200 : 503));
                })
                .start("127.0.0.1", Integer.parseInt(arguments[0]));
    }

    /** Asks the inventory, and has forgotten to set a timeout. */
    private static boolean inventory() {
        try (InputStream body =
                URI.create(System.getProperty("inventory")).toURL().openStream()) {
            body.readAllBytes();
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
