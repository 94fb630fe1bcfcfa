/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.servlet;

import dev.lifesigns.contract.RunningServer;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.ServletContainerInitializer;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.xnio.Options;

class UndertowTest extends ServletContainerContract {
    private static final int THREADS = 16;

    /* Undertow reads a request to its end on the thread of the servlet, and without this option it never gives up. */
    private static final int READ_TIMEOUT_MILLIS = 3_000;

    /* Undertow reports OPTIONS * as a fault of its own. Kept, so that the filter stays. */
    private static final Logger REQUESTS = Logger.getLogger("io.undertow.request");

    /* And that a client has disconnected while events were sent to it. Kept, so that the filter stays. */
    private static final Logger RESPONSES = Logger.getLogger("io.undertow.request.io");

    @BeforeAll
    static void silenceDisconnectedReaders() {
        RESPONSES.setFilter(entry -> !entry.getMessage().contains("UT005088"));
    }

    @BeforeAll
    static void silenceTheAsterisk() {
        REQUESTS.setFilter(entry -> !String.valueOf(entry.getThrown()).contains("UT000068: Servlet path match failed"));
    }

    /** Undertow finds no servlet for a target that is not a path, and takes that for its own fault. */
    @Override
    protected boolean failsAtTheAsterisk() {
        return true;
    }

    @Override
    RunningServer start(String contextPath, ServletContainerInitializer initializer, Set<Class<?>> found)
            throws Exception {
        DeploymentInfo deployment = Servlets.deployment()
                .setDeploymentName("health")
                .setClassLoader(getClass().getClassLoader())
                .setContextPath(contextPath.isEmpty() ? "/" : contextPath)
                .addServletContainerInitializer(new ServletContainerInitializerInfo(
                        initializer.getClass(), new ImmediateInstanceFactory<>(initializer), found));
        DeploymentManager manager = Servlets.newContainer().addDeployment(deployment);
        manager.deploy();
        Undertow server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setWorkerThreads(THREADS)
                .setSocketOption(Options.READ_TIMEOUT, READ_TIMEOUT_MILLIS)
                .setHandler(Handlers.path().addPrefixPath(deployment.getContextPath(), manager.start()))
                .build();
        server.start();
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        return new RunningServer("127.0.0.1", address.getPort(), () -> {
            // The other way around, requests that are still on their way find a context that has been destroyed.
            server.stop();
            manager.stop();
            manager.undeploy();
        });
    }
}
