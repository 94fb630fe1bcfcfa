/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.microprofile.tck;

import com.sun.net.httpserver.HttpServer;
import dev.lifesigns.microprofile.HealthExtension;
import dev.lifesigns.microprofile.MicroProfileHandler;
import dev.lifesigns.microprofile.MicroProfileHealth;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.descriptor.api.Descriptor;

/** Deploys one application at a time: Weld in Java SE, and the JDK's HTTP server on a free port. */
public final class WeldContainer implements DeployableContainer<WeldContainer.Configuration> {
    private Deployment deployment;

    /** There is nothing to configure. */
    public static final class Configuration implements ContainerConfiguration {
        @Override
        public void validate() {
            // nothing can be wrong
        }
    }

    private record Deployment(ArchiveLoader loader, SeContainer weld, HttpServer server) {}

    @Override
    public Class<Configuration> getConfigurationClass() {
        return Configuration.class;
    }

    @Override
    public void setup(Configuration configuration) {
        // nothing is configured
    }

    @Override
    public void start() {
        // starts with a deployment
    }

    @Override
    public void stop() {
        // stops with the deployment
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Local");
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        try {
            ArchiveLoader loader = ArchiveLoader.of(archive);
            Thread.currentThread().setContextClassLoader(loader);
            SeContainer weld = SeContainerInitializer.newInstance()
                    .setClassLoader(loader)
                    .disableDiscovery()
                    .addExtensions(new HealthExtension())
                    .addBeanClasses(loader.classes())
                    .initialize();
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(
                    "/health",
                    new MicroProfileHandler(
                            weld.select(MicroProfileHealth.class).get()));
            server.start();
            deployment = new Deployment(loader, weld, server);
            // With a servlet in it, the URL would get a slash at its end.
            return new ProtocolMetaData()
                    .addContext(new HTTPContext("127.0.0.1", server.getAddress().getPort()));
        } catch (IOException e) {
            throw new DeploymentException("deployment of " + archive.getName(), e);
        }
    }

    @Override
    public void undeploy(Archive<?> archive) throws DeploymentException {
        deployment.server().stop(0);
        deployment.weld().close();
        Thread.currentThread().setContextClassLoader(deployment.loader().getParent());
        try {
            deployment.loader().close();
        } catch (IOException e) {
            throw new DeploymentException("end of " + archive.getName(), e);
        }
    }

    @Override
    public void deploy(Descriptor descriptor) {
        throw new UnsupportedOperationException("descriptors");
    }

    @Override
    public void undeploy(Descriptor descriptor) {
        throw new UnsupportedOperationException("descriptors");
    }
}
