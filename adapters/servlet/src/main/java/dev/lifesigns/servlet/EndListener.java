/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.servlet;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Runs when an asynchronous request is over, perhaps because the container finds its client gone. */
record EndListener(Runnable whenOver) implements AsyncListener {
    @Override
    public void onError(AsyncEvent event) {
        whenOver.run();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        whenOver.run();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        whenOver.run();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // It starts once.
    }
}
