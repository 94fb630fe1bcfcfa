/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.armeria;

import com.linecorp.armeria.server.Server;
import dev.lifesigns.contract.HttpAdapterContract;
import dev.lifesigns.contract.RunningServer;
import dev.lifesigns.http.HealthEndpoint;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.epoll.EpollChannelOption;
import java.net.InetSocketAddress;
import java.util.Set;

class HealthServiceContractTest extends HttpAdapterContract {
    /** Armeria says which host it is itself. */
    @Override
    protected Set<Integer> answersToMissingHost() {
        return Set.of(200);
    }

    /** Armeria takes a coding that it does not know for none, and shows it to nobody. */
    @Override
    protected Set<Integer> answersToTransferCodings() {
        return Set.of(200, 400, HANGS_UP);
    }

    /** The same: what may have been a body is the next request. */
    @Override
    protected Set<Integer> answersAfterTransferCodings() {
        return Set.of(200, 400, HANGS_UP);
    }

    /** Armeria refuses them with 400. */
    @Override
    protected boolean acceptsAbsoluteTargets() {
        return false;
    }

    /** Armeria reads on, and keeps what the client does not read: four of them take half a gigabyte. */
    @Override
    protected int clientsThatNeverRead() {
        return 0;
    }

    /** Armeria refuses them in its own way, before a service is asked. */
    @Override
    protected boolean handsOnUnknownMethods() {
        return false;
    }

    /** Armeria sends it chunks, and does not show the version of a request. */
    @Override
    protected boolean streamsToHttp10() {
        return false;
    }

    @Override
    protected RunningServer serve(HealthEndpoint endpoint) {
        Server server = Server.builder()
                .http(new InetSocketAddress("127.0.0.1", 0))
                // The default one is shared, and warns of the meters of a second server.
                .meterRegistry(new SimpleMeterRegistry())
                // By default the system ends a connection whose client has not read for 20 s, and Armeria warns.
                // On a busy machine, that is sooner than we cut it off.
                .childChannelOption(EpollChannelOption.TCP_USER_TIMEOUT, 600_000)
                .serviceUnder("/", new HealthService(endpoint))
                .build();
        server.start().join();
        // Nobody needs to wait for it to stop: that takes two seconds, in which Netty's thread waits for more tasks.
        return new RunningServer("127.0.0.1", server.activeLocalPort(), server::stop);
    }
}
