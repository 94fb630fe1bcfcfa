/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.contract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.http.HealthEndpoint;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * No client can exceed the limit, and none can make another one pay for it. The tests' own address is loopback, which is
 * never limited, but is believed here like a proxy's.
 */
abstract class RateLimitsContract extends ContractPart {
    private static final int BURST = 5;

    RateLimitsContract(HttpAdapterContract contract) {
        super(contract);
    }

    @Override
    HealthEndpoint endpoint() {
        return service.endpoint()
                .rateLimit(1, BURST, Set.of(), Set.of("127.0.0.0/8", "::1"))
                .build();
    }

    @Test
    void clientOverTheLimitLearnsWhenToRetry() throws IOException {
        RawResponse refusal = askUntilRefused(from("203.0.113.7"));

        assertThat(requireNonNull(refusal.field("Retry-After"), "Retry-After: none (expected: seconds)"))
                .as("Retry-After")
                .matches("[1-9][0-9]*");
    }

    @Test
    void othersAreStillAnswered() throws IOException {
        askUntilRefused(from("203.0.113.7"));

        assertThat(ask(from("203.0.113.8")).status())
                .as("status for another client")
                .isEqualTo(200);
        assertThat(get("/health/live").status())
                .as("status for a client on loopback")
                .isEqualTo(200);
    }

    @Test
    void whoWritesItsOwnForwardedAddressIsCountedByTheOneThatTheProxyAdds() throws IOException {
        askUntilRefused(from("203.0.113.7"));

        RawRequest disguised = from("198.51.100.1").with("X-Forwarded-For", "203.0.113.7");
        assertThat(ask(disguised).status())
                .as("status with two X-Forwarded-For fields, of which the proxy has added the second")
                .isEqualTo(429);
    }

    @Test
    void aProbeIsAnsweredHoweverMuchItsAddressAsks() throws IOException {
        askUntilRefused(from("203.0.113.7"));

        RawResponse probe = ask(RawRequest.get("/health/ready").with("X-Forwarded-For", "203.0.113.7"));
        assertThat(probe.status()).as("status of a probe over the limit").isEqualTo(200);
        assertThat(probe.body()).as("its body").isEqualTo("{\"status\":\"up\"}");
    }

    private static RawRequest from(String client) {
        return RawRequest.get("/health/checks/database").with("X-Forwarded-For", client);
    }

    /** The first answer that is not 200. */
    private RawResponse askUntilRefused(RawRequest request) throws IOException {
        RawConnection connection = connect();
        for (int asked = 0; asked < 10 * BURST; asked++) {
            RawResponse answer = connection.exchange(request);
            if (answer.status() != 200) {
                assertThat(answer.status()).as("status of one request too many").isEqualTo(429);
                assertThat(asked).as("requests that were answered").isGreaterThanOrEqualTo(BURST);
                return answer;
            }
        }
        throw new AssertionError(10 * BURST + " requests at once were answered (expected: 429 after about " + BURST
                + "; does remoteAddress() return the peer?)");
    }
}
