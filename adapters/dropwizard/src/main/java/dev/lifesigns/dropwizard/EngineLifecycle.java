/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.dropwizard;

import dev.lifesigns.bridge.Bridge;
import io.dropwizard.lifecycle.Managed;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.time.Duration;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * The life of the engine within that of the server. Jetty starts what is managed, then the servlet contexts, then the ports;
 * and stops them the other way around. So checks first run when the clients that they ask are there, and are over before the
 * port opens; and the engine, which is managed first, is closed last.
 */
final class EngineLifecycle implements Managed, ServletContextListener, LifeCycle.Listener {
    private final Bridge<?> bridge;
    private final Duration startupWait;

    EngineLifecycle(Bridge<?> bridge, Duration startupWait) {
        this.bridge = bridge;
        this.startupWait = startupWait;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        bridge.start(startupWait);
    }

    @Override
    public void lifeCycleStarted(LifeCycle server) {
        bridge.ready();
    }

    @Override
    public void lifeCycleStopping(LifeCycle server) {
        bridge.drain();
    }

    @Override
    public void stop() {
        bridge.close();
    }
}
