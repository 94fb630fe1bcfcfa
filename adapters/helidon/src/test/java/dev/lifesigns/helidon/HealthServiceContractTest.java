/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.helidon;

import dev.lifesigns.contract.HttpAdapterContract;
import dev.lifesigns.contract.RunningServer;
import dev.lifesigns.http.HealthEndpoint;
import io.helidon.webserver.WebServer;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class HealthServiceContractTest extends HttpAdapterContract {
    /**
     * They warn of an internal error, with a stack trace, when a client leaves in the middle of its head, and, often only after the
     * response, when a target looks like a host and a port.
     */
    private static final List<Logger> SERVER = Stream.of(
                    "io.helidon.webserver.http1.Http1Connection", "io.helidon.webserver.http.DirectHandlers")
            .map(Logger::getLogger)
            .toList();

    @BeforeAll
    static void silenceTheServer() {
        SERVER.forEach(logger -> logger.setLevel(Level.OFF));
    }

    @AfterAll
    static void letTheServerTalk() {
        SERVER.forEach(logger -> logger.setLevel(null));
    }

    /** Helidon routes them like paths; for what looks like a host and a port it fails. */
    @Override
    protected Set<Integer> answersToOtherTargets() {
        return Set.of(400, 404, 500, HANGS_UP);
    }

    /** Helidon accepts a method of any characters. */
    @Override
    protected Set<Integer> answersToGarbage() {
        return Set.of(400, 405, 501, 505, HANGS_UP);
    }

    /** Helidon turns methods into upper case before it hands them on. */
    @Override
    protected boolean seesTheCaseOfMethods() {
        return false;
    }

    @Override
    protected boolean speaksHttp10() {
        return false;
    }

    /** Helidon adds what a response does not have. */
    @Override
    protected boolean addsALengthTo304() {
        return true;
    }

    /**
     * Helidon leaves it to the client. The only way to close is an exception, which its concurrency limits would count as a
     * failure of the application.
     */
    @Override
    protected boolean closesConnectionsOnRequest() {
        return false;
    }

    /**
     * A virtual thread is not preempted: one for such a client responds until the buffers of the kernel are full, and others
     * wait for a processor.
     */
    @Override
    protected int clientsThatNeverRead() {
        return 1;
    }

    @Override
    protected RunningServer serve(HealthEndpoint endpoint) {
        WebServer server = WebServer.builder()
                .host("127.0.0.1")
                .routing(routing -> routing.register(new HealthService(endpoint)))
                .build()
                .start();
        return new RunningServer("127.0.0.1", server.port(), server::stop);
    }
}
