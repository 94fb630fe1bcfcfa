/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.jdkhttpserver;

import dev.lifesigns.contract.HttpAdapterContract;
import dev.lifesigns.contract.RunningServer;
import dev.lifesigns.http.HealthEndpoint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;

class HealthServerContractTest extends HttpAdapterContract {
    @Override
    protected RunningServer serve(HealthEndpoint endpoint) {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        HealthServer server = HealthServer.start(endpoint, anyPort);
        return new RunningServer("127.0.0.1", server.address().getPort(), server);
    }

    /** The JDK's server does not look at Host. */
    @Override
    protected Set<Integer> answersToMissingHost() {
        return Set.of(200);
    }

    /** It hangs up, but for a long request line on older JDKs, which is a path like any other. */
    @Override
    protected Set<Integer> answersToOversizedRequests() {
        return Set.of(HANGS_UP, 404);
    }

    /** It looks neither at the protocol's name nor at the method, which may be empty. */
    @Override
    protected Set<Integer> answersToGarbage() {
        return Set.of(HANGS_UP, 400, 200, 405);
    }

    /** It finds no handler for what does not start like a path, and says so itself. */
    @Override
    protected Set<Integer> answersToOtherTargets() {
        return Set.of(HANGS_UP, 400, 404);
    }

    /** It reads each head on a thread of the executor, of which there are 32: more than those hold up others for 5 s. */
    @Override
    protected int unfinishedHeads() {
        return 16;
    }
}
