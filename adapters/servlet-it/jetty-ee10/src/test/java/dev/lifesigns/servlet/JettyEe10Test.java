/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.servlet;

import dev.lifesigns.contract.RunningServer;
import jakarta.servlet.ServletContainerInitializer;
import java.util.Set;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

class JettyEe10Test extends ServletContainerContract {
    private static final int THREADS = 16;

    @Override
    RunningServer start(String contextPath, ServletContainerInitializer initializer, Set<Class<?>> found)
            throws Exception {
        Server server = new Server(new QueuedThreadPool(THREADS));
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler(contextPath.isEmpty() ? "/" : contextPath);
        context.addServletContainerInitializer(initializer, found.toArray(Class<?>[]::new));
        server.setHandler(context);
        server.start();
        return new RunningServer("127.0.0.1", connector.getLocalPort(), server::stop);
    }
}
