/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.servlet;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.http.HealthEndpoint;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.HandlesTypes;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Registers the {@link HealthApplication} that the container has found, if there is one. Called by the container. */
@HandlesTypes(HealthApplication.class)
public final class HealthServletInitializer implements ServletContainerInitializer {
    /**
     * Registers it.
     *
     * @throws ServletException if there is more than one, or it cannot be created
     */
    @Override
    public void onStartup(@Nullable Set<Class<?>> found, ServletContext context) throws ServletException {
        List<Class<?>> applications = found == null
                ? List.of()
                : found.stream().filter(HealthServletInitializer::concrete).toList();
        if (applications.size() > 1) {
            throw new ServletException("HealthApplication: "
                    + applications.stream().map(Class::getName).sorted().toList()
                    + " (expected: at most one in context '"
                    + context.getContextPath() + "')");
        }
        for (Class<?> application : applications) {
            register(create(application), context);
        }
    }

    private static boolean concrete(Class<?> type) {
        return HealthApplication.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers());
    }

    private static HealthApplication create(Class<?> type) throws ServletException {
        try {
            return (HealthApplication) type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new ServletException(
                    "HealthApplication: " + type.getName() + " (expected: a public constructor without parameters)", e);
        }
    }

    private static void register(HealthApplication application, ServletContext context) {
        HealthChecker checker = application.checker(context);
        HealthEndpoint endpoint = application.endpoint(checker);
        HealthServlet.registerAndOwn(
                context, checker, endpoint, application.urlPatterns().toArray(String[]::new));
        checker.start();
    }
}
