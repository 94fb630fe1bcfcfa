/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.micronaut;

import dev.lifesigns.contract.HttpAdapterContract;
import dev.lifesigns.contract.RunningServer;
import dev.lifesigns.http.HealthEndpoint;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class HealthFilterContractTest extends HttpAdapterContract {
    /** Micronaut logs as an error of its own that a client has sent more requests ahead than Netty keeps. */
    private static final Logger SERVER = Logger.getLogger("io.micronaut.http.server.netty.RoutingInBoundHandler");

    @BeforeAll
    static void silenceTheServer() {
        SERVER.setLevel(Level.OFF);
    }

    @AfterAll
    static void letTheServerTalk() {
        SERVER.setLevel(null);
    }

    /** Micronaut reads no {@code Host}. */
    @Override
    protected Set<Integer> answersToMissingHost() {
        return Set.of(200);
    }

    /** To Micronaut they are paths, which nobody has. */
    @Override
    protected Set<Integer> answersToOtherTargets() {
        return Set.of(400, 404, HANGS_UP);
    }

    /** Micronaut sends it chunks. */
    @Override
    protected boolean streamsToHttp10() {
        return false;
    }

    /** Micronaut logs the error of a response that is broken off. */
    @Override
    protected boolean canBreakOff() {
        return false;
    }

    @Override
    protected RunningServer serve(HealthEndpoint endpoint) {
        RunningApplication application =
                RunningApplication.setup().bean(HealthEndpoint.class, endpoint).run();
        return new RunningServer("127.0.0.1", application.server().getPort(), application);
    }
}
