/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import java.time.Duration;

/**
 * What a server grants its clients. Whole seconds, as the server looks at its connections once a second.
 *
 * @param connections at most; who comes then waits in the queue of the kernel
 * @param idle without a whole request, unless the client waits for news: its silence is agreed on
 * @param request from the first byte of a request to its last, however steadily they come
 * @param farewell after the last answer, for a client that is still sending and shall read it
 */
record Limits(int connections, Duration idle, Duration request, Duration farewell) {
    static final Limits DEFAULT =
            new Limits(10_000, Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(2));
}
