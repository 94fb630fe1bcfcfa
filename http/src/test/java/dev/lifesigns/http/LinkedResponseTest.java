/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A canceled response cancels what it waits for, at every step. */
class LinkedResponseTest {
    private final CompletableFuture<String> first = new CompletableFuture<>();
    private final CompletableFuture<HealthResponse> last = new CompletableFuture<>();
    private final LinkedResponse response = new LinkedResponse(
                    fault -> CompletableFuture.completedStage(HealthResponse.of(500, List.of())))
            .follow(first, value -> last);

    @Test
    void cancelingItCancelsTheFirstThing() {
        response.cancel(false);
        assertThat(first).isCancelled();
    }

    @Test
    void cancelingItCancelsWhatFollows() {
        first.complete("");
        response.cancel(false);
        assertThat(last).isCancelled();
    }

    @Test
    void whatFollowsIsTheResponse() {
        first.complete("");
        last.complete(HealthResponse.of(200, List.of()));
        assertThat(response.join().status()).isEqualTo(200);
    }

    @Test
    void aFaultAtAnyStepIsAnswered() {
        first.completeExceptionally(new IllegalStateException());
        assertThat(response.join().status()).isEqualTo(500);
    }
}
