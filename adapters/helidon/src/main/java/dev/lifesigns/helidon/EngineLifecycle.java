/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.helidon;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.lifesigns.bridge.Bridge;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpFeature;
import io.helidon.webserver.http.HttpRouting;
import java.time.Duration;

/**
 * The life of the engine within that of a server. It is part of the routing of every listener, since each calls its own when
 * it starts and stops, all at once.
 */
final class EngineLifecycle implements HttpFeature {
    private final Bridge<?> bridge;
    private final Duration startupWait;

    @GuardedBy("this")
    private boolean started;

    @GuardedBy("this")
    private int listeners;

    EngineLifecycle(Bridge<?> bridge, Duration startupWait) {
        this.bridge = bridge;
        this.startupWait = startupWait;
    }

    /** Adds no route. */
    @Override
    public void setup(HttpRouting.Builder routing) {}

    /** Called before the port of a listener opens; the other listeners wait for the first one. */
    @Override
    public synchronized void beforeStart() {
        if (!started) {
            bridge.start(startupWait);
            started = true;
        }
    }

    /** Called for each listener once all of them have started. */
    @Override
    public synchronized void afterStart(WebServer server) {
        listeners++;
        bridge.ready();
    }

    /** Called when a listener has stopped; the others may still respond. */
    @Override
    public synchronized void afterStop() {
        listeners--;
        bridge.drain();
        if (listeners <= 0) {
            bridge.close();
        }
    }
}
