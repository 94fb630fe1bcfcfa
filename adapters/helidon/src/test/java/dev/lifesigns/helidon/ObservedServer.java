/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.helidon;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.observe.ObserveFeature;
import io.helidon.webserver.observe.spi.Observer;

/** A server with one observer, built as an application does it. */
final class ObservedServer {
    private ObservedServer() {}

    static WebServerConfig.Builder with(Observer observer) {
        return WebServer.builder().host("127.0.0.1").addFeature(ObserveFeature.just(observer));
    }
}
