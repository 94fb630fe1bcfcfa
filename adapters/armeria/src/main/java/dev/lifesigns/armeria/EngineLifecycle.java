/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.armeria;

import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerListenerAdapter;
import dev.lifesigns.bridge.Bridge;
import java.time.Duration;

/** The life of the engine within that of the server. */
final class EngineLifecycle extends ServerListenerAdapter {
    private final Bridge<?> bridge;
    private final Duration startupWait;

    EngineLifecycle(Bridge<?> bridge, Duration startupWait) {
        this.bridge = bridge;
        this.startupWait = startupWait;
    }

    /** Called before the ports open, on a thread that may block. */
    @Override
    public void serverStarting(Server server) {
        bridge.start(startupWait);
    }

    @Override
    public void serverStarted(Server server) {
        bridge.ready();
    }

    /** Called before the quiet period of a graceful shutdown, in which the server still responds. */
    @Override
    public void serverStopping(Server server) {
        bridge.drain();
    }

    @Override
    public void serverStopped(Server server) {
        bridge.close();
    }
}
