/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;

/** Who may read what, and what the endpoint knows about the client. */
abstract class ReadersContract extends ContractPart {
    private static final RawRequest DETAILED = RawRequest.get("/health/detailed");

    ReadersContract(HttpAdapterContract contract) {
        super(contract);
    }

    @Test
    void whoSaysNothingIsAskedForCredentials() throws IOException {
        RawResponse answer = ask(DETAILED);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.fields("WWW-Authenticate")).as("WWW-Authenticate").containsExactly("Bearer realm=\"health\"");
        assertThat(answer.body()).as("body of the refusal").doesNotContain("database");
    }

    @Test
    void wrongCredentialsAre401() throws IOException {
        RawResponse answer = ask(DETAILED.with("Authorization", "Bearer wrong"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).as("body of the refusal").doesNotContain("database", "wrong");
    }

    @Test
    void credentialsThatAreGoodAndNotEnoughAre403() throws IOException {
        RawRequest request = DETAILED.with("Authorization", "Bearer " + OrdersService.FORBIDDEN_TOKEN);

        assertThat(ask(request).status()).isEqualTo(403);
    }

    @Test
    void theOperatorLearnsEverything() throws IOException {
        service.databaseIsDown();

        RawResponse answer = ask(DETAILED.with("Authorization", "Bearer " + OrdersService.TOKEN));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).contains("\"orders\"", "connection refused");
    }

    @Test
    void credentialsChangeNothingForThePublicPaths() throws IOException {
        RawRequest request = RawRequest.get("/health/live").with("Authorization", "Bearer wrong");

        assertThat(ask(request).status()).isEqualTo(200);
    }

    @Test
    void theEndpointIsShownTheRequestAsItWasSent() throws IOException {
        ask(RawRequest.get("/health/detailed?format=json&x=%41+b").with("x-probe", "one"));

        OrdersService.Seen seen = service.lastSeen();
        assertThat(seen.method()).as("method()").isEqualTo("GET");
        assertThat(seen.path()).as("path()").isEqualTo("/health/detailed");
        assertThat(seen.query()).as("query(), not decoded").isEqualTo("format=json&x=%41+b");
        assertThat(seen.probe()).as("header(), whatever the case of the name").isEqualTo("one");
        assertThat(seen.absent()).as("header() of a field that was not sent").isNull();
    }

    @Test
    void aRequestWithoutAQueryHasNone() throws IOException {
        ask(DETAILED);

        assertThat(service.lastSeen().query()).as("query()").isNull();
    }

    @Test
    void aHeaderFieldThatWasSentTwiceIsTheListOfBoth() throws IOException {
        ask(DETAILED.with("X-Probe", "one").with("X-Probe", "two"));

        assertThat(service.lastSeen().probe())
                .as("header(): with the first value only, a client could hide what a proxy has added")
                .isEqualTo("one, two");
    }

    @Test
    void theEndpointGetsTheAddressOfTheDirectPeer() throws IOException {
        ask(DETAILED.with("X-Forwarded-For", "203.0.113.7").with("Forwarded", "for=203.0.113.7"));

        InetAddress peer = service.lastSeen().remoteAddress();
        assertThat(peer != null && peer.isLoopbackAddress())
                .as("whether remoteAddress() is the test's own, whatever the headers say: %s", peer)
                .isTrue();
    }
}
