/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.contract;

import dev.lifesigns.http.HealthEndpoint;
import java.util.Set;
import org.junit.jupiter.api.Nested;

/**
 * What every HTTP adapter promises, asked over a real socket, byte by byte. An adapter's test extends it and says how
 * an endpoint is served:
 *
 * <pre>{@code
 * class MyAdapterContractTest extends HttpAdapterContract {
 *     @Override
 *     protected RunningServer serve(HealthEndpoint endpoint) {
 *         MyServer server = MyServer.start(new MyHealthRoute(endpoint));
 *         return new RunningServer("127.0.0.1", server.port(), server::stop);
 *     }
 * }
 * }</pre>
 *
 * <p>Each test has a server of its own, and fails if anything is logged as a warning or worse, to
 * {@code java.util.logging}, {@link System.Logger} or, with {@code slf4j-jdk14} on the class path, SLF4J. What a server
 * says of its own stop does not count, unless it is said by a logger of ours. What a server decides before it calls an
 * adapter may differ between servers: for each such point there is a method to override, with a comment that says why.
 */
public abstract class HttpAdapterContract {
    /** In a set of status codes: the server may also hang up without an answer. */
    protected static final int HANGS_UP = 0;

    /**
     * Starts a server on a free port of loopback, with the endpoint at the root if that is possible.
     *
     * @throws Exception if it cannot; the test fails
     */
    protected abstract RunningServer serve(HealthEndpoint endpoint) throws Exception;

    /** Whether the adapter receives paths at the root, such as {@code /livez}; true unless overridden. */
    protected boolean ownsRoot() {
        return true;
    }

    /** What an HTTP/1.1 request without {@code Host} may get; 400, as RFC 9112 requires, unless overridden. */
    protected Set<Integer> answersToMissingHost() {
        return Set.of(400);
    }

    /** What a request line or a header field of a megabyte may get; 400, 413, 414 or 431 unless overridden. */
    protected Set<Integer> answersToOversizedRequests() {
        return Set.of(400, 413, 414, 431);
    }

    /** What bytes that are not HTTP may get; 400, 501, 505 or nothing unless overridden. */
    protected Set<Integer> answersToGarbage() {
        return Set.of(400, 501, 505, HANGS_UP);
    }

    /**
     * What a transfer coding other than {@code chunked} may get; 400, 501 or nothing, as RFC 9112 requires, unless
     * overridden.
     */
    protected Set<Integer> answersToTransferCodings() {
        return Set.of(400, 501, HANGS_UP);
    }

    /**
     * What may come after that answer; nothing unless overridden, as what one server takes for a body another one may take
     * for a request.
     */
    protected Set<Integer> answersAfterTransferCodings() {
        return Set.of(HANGS_UP);
    }

    /** What a target may get that is neither a path nor a URL; 400 or nothing unless overridden. */
    protected Set<Integer> answersToOtherTargets() {
        return Set.of(400, HANGS_UP);
    }

    /** Whether the server accepts a target with a host in it; true unless overridden, as RFC 9112 requires. */
    protected boolean acceptsAbsoluteTargets() {
        return true;
    }

    /**
     * Whether the adapter receives methods that HTTP does not define; true unless overridden. Else the server says 405.
     */
    protected boolean handsOnUnknownMethods() {
        return true;
    }

    /** Whether the adapter sees the case of a method; true unless overridden. Else {@code get} is {@code GET}. */
    protected boolean seesTheCaseOfMethods() {
        return true;
    }

    /** Whether the server speaks HTTP/1.0; true unless overridden. Else it says 505. */
    protected boolean speaksHttp10() {
        return true;
    }

    /** Whether the adapter can send a response in parts; true unless overridden. Else events are 501. */
    protected boolean canStream() {
        return true;
    }

    /** Whether the server adds a length of zero to each 304; false unless overridden, as it is not that of the 200. */
    protected boolean addsALengthTo304() {
        return false;
    }

    /**
     * Whether the server closes the connection after {@code Connection: close}; true unless overridden. Else that is left to
     * the client, which gets the same header.
     */
    protected boolean closesConnectionsOnRequest() {
        return true;
    }

    /** Whether the server responds to {@code OPTIONS *} with a fault of its own, a 5xx; false unless overridden. */
    protected boolean failsAtTheAsterisk() {
        return false;
    }

    /** Whether the server still reads from a connection on which one request had to wait for another; true unless overridden. */
    protected boolean readsOnAfterRequestsThatQueued() {
        return true;
    }

    /** Whether the server keeps a connection after a 503; true unless overridden, as a kubelet would lose one per probe. */
    protected boolean keepsConnectionsAfter503() {
        return true;
    }

    /** How many unfinished heads at once hold up nobody; 200 unless overridden. */
    protected int unfinishedHeads() {
        return 200;
    }

    /**
     * How many clients at once that send 10,000 requests and never read hold up nobody; 16 unless overridden. None if
     * one of them can hold up others.
     */
    protected int clientsThatNeverRead() {
        return 16;
    }

    /** How many threads the server may start when many clients come at once; 64 unless overridden. */
    protected int mostThreads() {
        return 64;
    }

    /** Whether a client of HTTP/1.0 can read events; true unless overridden. Else it is refused, or gets chunks. */
    protected boolean streamsToHttp10() {
        return speaksHttp10();
    }

    /**
     * Whether the adapter can close a connection in the middle of a response; true unless overridden. Else the connection of a
     * reader that was cut off is left to the server's own timeout.
     */
    protected boolean canBreakOff() {
        return true;
    }

    @Nested
    class Paths extends PathsContract {
        Paths() {
            super(HttpAdapterContract.this);
        }
    }

    @Nested
    class Headers extends HeadersContract {
        Headers() {
            super(HttpAdapterContract.this);
        }
    }

    @Nested
    class Methods extends MethodsContract {
        Methods() {
            super(HttpAdapterContract.this);
        }
    }

    @Nested
    class Readers extends ReadersContract {
        Readers() {
            super(HttpAdapterContract.this);
        }
    }

    @Nested
    class RateLimits extends RateLimitsContract {
        RateLimits() {
            super(HttpAdapterContract.this);
        }
    }

    @Nested
    class Metrics extends MetricsContract {
        Metrics() {
            super(HttpAdapterContract.this);
        }
    }

    @Nested
    class Waiting extends WaitingContract {
        Waiting() {
            super(HttpAdapterContract.this);
        }
    }

    @Nested
    class Events extends EventsContract {
        Events() {
            super(HttpAdapterContract.this);
        }
    }

    @Nested
    class Connections extends ConnectionsContract {
        Connections() {
            super(HttpAdapterContract.this);
        }
    }

    @Nested
    class MalformedRequests extends MalformedRequestsContract {
        MalformedRequests() {
            super(HttpAdapterContract.this);
        }
    }

    @Nested
    class DifficultClients extends DifficultClientsContract {
        DifficultClients() {
            super(HttpAdapterContract.this);
        }
    }
}
