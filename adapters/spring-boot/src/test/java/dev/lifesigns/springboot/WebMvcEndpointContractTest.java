/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import dev.lifesigns.contract.HttpAdapterContract;
import dev.lifesigns.contract.RunningServer;
import dev.lifesigns.http.HealthEndpoint;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.boot.WebApplicationType;

/** The endpoint in Tomcat as Spring Boot sets it up. */
class WebMvcEndpointContractTest extends HttpAdapterContract {
    private static final int THREADS = 100;

    /* Warns when the machine was too busy to make a generator of session identifiers within 100 ms. */
    private static final String BUSY_MACHINE = "org.apache.catalina.util.SessionIdGeneratorBase";

    /* Held, so that their levels are not forgotten. */
    private static final List<Logger> KNOWN = Stream.concat(Stream.of(BUSY_MACHINE), Stack.KNOWN_WARNINGS.stream())
            .map(Logger::getLogger)
            .toList();

    @BeforeAll
    static void openTheLog() {
        ServerLog.open();
        KNOWN.forEach(logger -> logger.setLevel(Level.OFF));
    }

    @AfterAll
    static void closeTheLog() {
        ServerLog.close();
        KNOWN.forEach(logger -> logger.setLevel(null));
    }

    /** Tomcat takes a line without a method for a request whose method it does not know. */
    @Override
    protected Set<Integer> answersToGarbage() {
        return Set.of(400, 405, 501, 505, HANGS_UP);
    }

    /** Tomcat keeps a thread for each request whose body or trailers are being read. */
    @Override
    protected int mostThreads() {
        return THREADS + 20;
    }

    /** Tomcat closes a connection after each 500 and 503. */
    @Override
    protected boolean keepsConnectionsAfter503() {
        return false;
    }

    /** Servlets have no means to do so. */
    @Override
    protected boolean canBreakOff() {
        return false;
    }

    @Override
    protected RunningServer serve(HealthEndpoint endpoint) {
        return EndpointApplication.serve(
                RunningApplication.of(WebApplicationType.SERVLET).set("server.tomcat.threads.max", THREADS),
                Stack.BareServlet.class,
                endpoint);
    }
}
