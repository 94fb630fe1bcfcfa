/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.servlet;

import dev.lifesigns.contract.RunningServer;
import jakarta.servlet.ServletContainerInitializer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract in a Tomcat that is embedded; the same source runs with each version of it. */
abstract class TomcatContract extends ServletContainerContract {
    private static final int THREADS = 100;

    @TempDir
    static Path folder;

    /* Warns at each stop that it would need packages of the JDK to be opened in order to look for leaks. */
    private static final Logger LEAKS = Logger.getLogger("org.apache.catalina.loader.WebappClassLoaderBase");

    /* Warns when the machine was too busy to make a generator of session identifiers within 100 ms. Kept, so that the level stays. */
    private static final Logger BUSY_MACHINE = Logger.getLogger("org.apache.catalina.util.SessionIdGeneratorBase");

    @BeforeAll
    static void silence() {
        LEAKS.setLevel(Level.OFF);
        BUSY_MACHINE.setLevel(Level.OFF);
    }

    /** Tomcat takes a line without a method for a request whose method it does not know. */
    @Override
    protected Set<Integer> answersToGarbage() {
        return Set.of(400, 405, 501, 505, HANGS_UP);
    }

    /** Tomcat keeps a thread for each request whose body or trailers are being read. */
    @Override
    protected int mostThreads() {
        return THREADS + 20;
    }

    /** Tomcat closes a connection after each 500 and 503. */
    @Override
    protected boolean keepsConnectionsAfter503() {
        return false;
    }

    @Override
    RunningServer start(String contextPath, ServletContainerInitializer initializer, Set<Class<?>> found)
            throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory(folder, "tomcat").toString());
        tomcat.setHostname("127.0.0.1");
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getConnector().setProperty("maxThreads", String.valueOf(THREADS));
        Context context = tomcat.addContext(contextPath, null);
        context.addServletContainerInitializer(initializer, found);
        tomcat.start();
        return new RunningServer("127.0.0.1", tomcat.getConnector().getLocalPort(), () -> {
            tomcat.stop();
            tomcat.destroy();
        });
    }
}
