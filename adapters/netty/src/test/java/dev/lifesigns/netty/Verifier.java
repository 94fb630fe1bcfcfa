/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.http.Authenticator;
import dev.lifesigns.http.HealthRequest;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Takes as long as a test wants, and then lets nobody in. */
final class Verifier implements Authenticator {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch told = new CountDownLatch(1);

    void awaitAsked() throws InterruptedException {
        assertThat(asked.await(20, TimeUnit.SECONDS)).as("whether it was asked").isTrue();
    }

    void resume() {
        told.countDown();
    }

    @Override
    public Outcome authenticate(HealthRequest request) {
        asked.countDown();
        try {
            told.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Outcome.REJECTED;
    }

    @Override
    public List<String> challenges() {
        return List.of("Basic realm=\"health\"");
    }
}
