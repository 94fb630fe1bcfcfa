/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.http.HealthEndpoint;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What holds for an adapter in a server that waits for its requests when it stops: readers of events end by themselves. */
public abstract class GracefulStopContract {
    /** How long the server waits for its requests. */
    protected static final Duration STOP_TIMEOUT = Duration.ofMinutes(4);

    /** For subclasses. */
    protected GracefulStopContract() {}

    /** Serves the endpoint at {@code /health}, and stops within {@link #STOP_TIMEOUT}, which returns when it has stopped. */
    protected abstract RunningServer serve(HealthEndpoint endpoint) throws Exception;

    @Test
    void readersOfEventsDoNotHoldUpAGracefulStop() throws Exception {
        try (HealthChecker checker = HealthChecker.builder()
                .check("database", deadline -> CheckResult.up())
                .start()) {
            RunningServer server = serve(HealthEndpoint.builder(checker)
                    .authenticatedWhen(request -> true)
                    .build());
            try (RawConnection connection = RawConnection.to(server)) {
                RawEvents events = RawEvents.open(connection, RawRequest.get("/health/events"));
                assertThat(events.next()).startsWith("retry: ");
                assertThat(events.next()).contains("event: state\n");

                long start = System.nanoTime();
                server.stop().close();

                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(STOP_TIMEOUT.dividedBy(2));
                assertThat(events.nextEventAfterTransitions()).startsWith("event: end\n");
            }
        }
    }
}
