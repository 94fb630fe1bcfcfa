/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.servlet;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.util.concurrent.CompletableFuture;

/** Gives up a client's place among those who wait when the container finds it gone. */
record WaitingClient(CompletableFuture<?> answer) implements AsyncListener {
    @Override
    public void onError(AsyncEvent event) {
        answer.cancel(false);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        answer.cancel(false);
    }

    @Override
    public void onComplete(AsyncEvent event) {
        answer.cancel(false);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // A wait starts once.
    }
}
