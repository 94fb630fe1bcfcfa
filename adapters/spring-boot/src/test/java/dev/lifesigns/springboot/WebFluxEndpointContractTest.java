/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import dev.lifesigns.contract.HttpAdapterContract;
import dev.lifesigns.contract.RunningServer;
import dev.lifesigns.http.HealthEndpoint;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.boot.WebApplicationType;

/** The endpoint in WebFlux on Reactor Netty, as Spring Boot sets it up. */
class WebFluxEndpointContractTest extends HttpAdapterContract {
    /* Warns of each request that it cannot read, before anybody else sees it. */
    private static final String REACTOR_NETTY = "reactor.netty.http.server.HttpServerOperations";

    @BeforeAll
    static void openTheLog() {
        ServerLog.open(REACTOR_NETTY);
    }

    /** Reactor Netty takes it for the server's own name. */
    @Override
    protected Set<Integer> answersToMissingHost() {
        return Set.of(200);
    }

    /** Reactor Netty puts a slash before a target that has none. */
    @Override
    protected Set<Integer> answersToOtherTargets() {
        return Set.of(200, 400, 404, HANGS_UP);
    }

    @AfterAll
    static void closeTheLog() {
        ServerLog.close();
    }

    /** Reactor Netty keeps reading what they send, and has no more than four event loops on a small machine. */
    @Override
    protected int clientsThatNeverRead() {
        return 2;
    }

    /** Reactor Netty 1.3.7 and before stop, if the one that waited is answered at once when its turn comes. */
    @Override
    protected boolean readsOnAfterRequestsThatQueued() {
        return false;
    }

    /** Reactor Netty sends it chunks. */
    @Override
    protected boolean streamsToHttp10() {
        return false;
    }

    /** Spring logs the error of a response that is broken off. */
    @Override
    protected boolean canBreakOff() {
        return false;
    }

    @Override
    protected RunningServer serve(HealthEndpoint endpoint) {
        return EndpointApplication.serve(
                RunningApplication.of(WebApplicationType.REACTIVE), Stack.BareReactive.class, endpoint);
    }
}
