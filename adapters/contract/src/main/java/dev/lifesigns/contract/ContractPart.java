/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.http.HealthEndpoint;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** One part of the contract: its tests have a service, a server that serves it, and as many connections as they like. */
abstract class ContractPart {
    final HttpAdapterContract contract;
    final OrdersService service = new OrdersService();
    private final List<RawConnection> connections = new ArrayList<>();
    private @Nullable RunningServer server;
    private final CapturedLog log = CapturedLog.open();

    /* What was logged until the server was asked to stop, by a test or after it. */
    private final List<String> whileServing = new ArrayList<>();

    ContractPart(HttpAdapterContract contract) {
        this.contract = contract;
    }

    /** The service's endpoint; a part may want another one. */
    HealthEndpoint endpoint() {
        return service.endpoint().build();
    }

    @BeforeEach
    final void serve() throws Exception {
        service.warmUp();
        server = contract.serve(endpoint());
    }

    @AfterEach
    final void stopAndReadTheLog() throws Exception {
        List<String> complaints = new ArrayList<>();
        try {
            closeConnections();
            stop();
            service.close();
            complaints.addAll(whileServing);
            // What a server says of its own stop, such as of answers that it was just writing, is nobody's fault.
            complaints.addAll(log.complaintsOfOurs(complaints.size()));
        } finally {
            log.close();
        }
        assertThat(complaints)
                .as("what was logged: a client can cause no warning and no error")
                .isEmpty();
    }

    final void closeConnections() throws IOException {
        for (RawConnection connection : connections) {
            connection.close();
        }
    }

    final RunningServer running() {
        if (server == null) {
            throw new IllegalStateException("server: none (expected: that serve() was called)");
        }
        return server;
    }

    final void stop() throws Exception {
        if (server != null) {
            whileServing.addAll(log.complaints());
            server.stop().close();
            server = null;
        }
    }

    final RawConnection connect() throws IOException {
        return remember(RawConnection.to(running()));
    }

    /** A connection whose client takes no more than a few kilobytes before it reads. */
    final RawConnection connectNarrowly() throws IOException {
        return remember(RawConnection.narrow(running()));
    }

    private RawConnection remember(RawConnection connection) {
        connections.add(connection);
        return connection;
    }

    /** Asks on a connection of its own. */
    final RawResponse ask(RawRequest ask) throws IOException {
        try (RawConnection connection = RawConnection.to(running())) {
            return connection.exchange(ask);
        }
    }

    final RawResponse get(String target) throws IOException {
        return ask(RawRequest.get(target));
    }

    /** The status of what a server says to bytes that may not please it, or that it hangs up. */
    final int verdictOn(String bytes) throws IOException {
        try (RawConnection connection = RawConnection.to(running())) {
            connection.sendUnlessRefused(bytes);
            return connection.read().status();
        } catch (EOFException | SocketException hungUp) {
            return HttpAdapterContract.HANGS_UP;
        }
    }

    /** Asserts that a server is well: it answers another client. */
    final void assertOthersAreAnswered() throws IOException {
        assertThat(get("/health/live").status())
                .as("status of /health/live for another client")
                .isEqualTo(200);
    }
}
