/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import static java.lang.System.Logger.Level.WARNING;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;

/**
 * Looks who else has the paths of the endpoint on the same port, before it opens: the endpoint is asked first, so they would
 * no longer be. Actuator's stop the start; the application's own controllers are logged.
 */
final class TakenPaths implements SmartInitializingSingleton {
    private static final System.Logger LOG = System.getLogger(TakenPaths.class.getName());

    private final List<OwnPath> paths;
    private final ApplicationContext context;
    private final ObjectProvider<PathMappedEndpoints> actuator;
    private final ObjectProvider<ControllerPaths> controllers;

    TakenPaths(
            List<OwnPath> paths,
            ApplicationContext context,
            ObjectProvider<PathMappedEndpoints> actuator,
            ObjectProvider<ControllerPaths> controllers) {
        this.paths = paths;
        this.context = context;
        this.actuator = actuator;
        this.controllers = controllers;
    }

    @Override
    public void afterSingletonsInstantiated() {
        actuator.ifAvailable(this::refuse);
        controllers.ifAvailable(this::warn);
    }

    private void refuse(PathMappedEndpoints endpoints) {
        List<String> problems = new ArrayList<>();
        List<String> taken = onThisPort(endpoints);
        for (OwnPath own : paths) {
            taken.stream()
                    .filter(path -> own.hides(path) || own.isBelow(path))
                    .forEach(path ->
                            problems.add(own + " (expected: none of Actuator's paths, which has " + path + ")"));
        }
        if (!problems.isEmpty()) {
            throw new RefusedConfigurationException(
                    problems, "Give the endpoint of Lifesigns other paths, or Actuator, or a port of its own.");
        }
    }

    private List<String> onThisPort(PathMappedEndpoints endpoints) {
        boolean separate = isSeparate();
        WebServerNamespace port = separate ? WebServerNamespace.MANAGEMENT : WebServerNamespace.SERVER;
        boolean all = separate || ManagementPortType.get(context.getEnvironment()) == ManagementPortType.SAME;
        String prefix = prefix();
        return Stream.concat(
                        all ? endpoints.getAllPaths().stream() : Stream.empty(),
                        endpoints.stream().flatMap(endpoint -> endpoint.getAdditionalPaths(port).stream()))
                .map(path -> prefix + path)
                .sorted()
                .toList();
    }

    private void warn(ControllerPaths application) {
        String prefix = prefix();
        List<String> hidden = new ArrayList<>();
        application
                .patterns()
                .sorted()
                .distinct()
                .forEach(pattern -> paths.stream()
                        .filter(own -> own.hides(prefix + pattern))
                        .forEach(own -> hidden.add(prefix + pattern + " (" + own + ")")));
        if (!hidden.isEmpty()) {
            LOG.log(
                    WARNING,
                    "Controllers that are never called, because the endpoint of Lifesigns has their paths: "
                            + String.join(", ", hidden));
        }
    }

    private boolean isSeparate() {
        return WebServerApplicationContext.hasServerNamespace(context, WebServerNamespace.MANAGEMENT.getValue());
    }

    /** Where Spring MVC is in its server, beside our servlet: at the root of a separate management port. */
    private String prefix() {
        String path = isSeparate() ? "" : context.getEnvironment().getProperty("spring.mvc.servlet.path", "");
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
