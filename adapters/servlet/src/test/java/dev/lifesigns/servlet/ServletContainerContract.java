/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthLifecycle;
import dev.lifesigns.ProbeStatus;
import dev.lifesigns.Probes;
import dev.lifesigns.contract.HttpAdapterContract;
import dev.lifesigns.contract.RunningServer;
import dev.lifesigns.http.HealthEndpoint;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.Principal;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the servlet promises in every container, beside what every adapter does. */
abstract class ServletContainerContract extends HttpAdapterContract {
    /**
     * Starts the container on a free port of loopback.
     *
     * @param initializer what it finds at its start
     * @param found the classes that it is said to have found for it
     */
    abstract RunningServer start(String contextPath, ServletContainerInitializer initializer, Set<Class<?>> found)
            throws Exception;

    /** Servlets have no means to do so. */
    @Override
    protected boolean canBreakOff() {
        return false;
    }

    @Override
    protected final RunningServer serve(HealthEndpoint endpoint) throws Exception {
        return start(
                "",
                (found, context) -> {
                    var registration = context.addServlet("health", new HealthServlet(endpoint));
                    registration.setAsyncSupported(true);
                    registration.addMapping("/*");
                },
                Set.of());
    }

    @Nested
    class InAContainer {
        private final HealthChecker checker = HealthChecker.builder()
                .check("database", deadline -> CheckResult.up())
                .start();
        private final HttpClient client = HttpClient.newHttpClient();
        private RunningServer server;

        @BeforeEach
        void awaitReadiness() {
            assertThat(checker.awaitFirstResults(Duration.ofMinutes(1))
                            .probe(Probes.READINESS)
                            .status())
                    .isEqualTo(ProbeStatus.UP);
        }

        @AfterEach
        void stop() throws Exception {
            if (server != null) {
                server.stop().close();
            }
            checker.close();
        }

        @Test
        void anApplicationsHealthIsRegisteredByItself() throws Exception {
            server = start("", new HealthServletInitializer(), Set.of(OrdersHealth.class));

            assertThat(get("/health/live").statusCode()).isEqualTo(200);
            assertThat(OrdersHealth.latest.lifecycle()).isEqualTo(HealthLifecycle.RUNNING);
        }

        @Test
        void anApplicationsCheckerIsClosedWithItsContext() throws Exception {
            server = start("", new HealthServletInitializer(), Set.of(OrdersHealth.class));
            server.stop().close();
            server = null;

            assertThat(OrdersHealth.latest.lifecycle()).isEqualTo(HealthLifecycle.CLOSED);
        }

        @Test
        void pathsAreThoseBelowTheContextPath() throws Exception {
            serveRegistered("/shop", HealthEndpoint.builder(checker).build());

            assertThat(get("/shop/health/ready").statusCode()).isEqualTo(200);
            assertThat(get("/shop/health").statusCode()).isEqualTo(200);
        }

        @Test
        void theCheckerDrainsWhenTheContextIsDestroyed() throws Exception {
            serveRegistered("", HealthEndpoint.builder(checker).build());
            server.stop().close();
            server = null;

            assertThat(checker.lifecycle()).isEqualTo(HealthLifecycle.DRAINING);
        }

        @Test
        void whoIsKnownToTheContainersSecurityIsKnownToTheEndpoint() throws Exception {
            HealthEndpoint endpoint = HealthEndpoint.builder(checker)
                    .authenticatedRoles("operator")
                    .build();
            server = start(
                    "",
                    (found, context) -> {
                        FilterRegistration.Dynamic security = context.addFilter("security", logsInByHeader());
                        security.setAsyncSupported(true);
                        security.addMappingForUrlPatterns(null, false, "/*");
                        HealthServlet.register(context, checker, endpoint, "/health/*");
                    },
                    Set.of());

            assertThat(get("/health/detailed").statusCode()).isEqualTo(403);
            assertThat(get("/health/detailed", "X-Role", "clerk").statusCode()).isEqualTo(403);
            assertThat(get("/health/detailed", "X-Role", "operator").statusCode())
                    .isEqualTo(200);
        }

        @Test
        void aFilterThatCannotWaitGetsAnAnswerAtOnce() throws Exception {
            server = start(
                    "",
                    (found, context) -> {
                        Filter synchronous = (request, response, chain) -> chain.doFilter(request, response);
                        FilterRegistration.Dynamic registered = context.addFilter("synchronous", synchronous);
                        registered.setAsyncSupported(false);
                        registered.addMappingForUrlPatterns(null, false, "/*");
                        HealthServlet.register(
                                context,
                                checker,
                                HealthEndpoint.builder(checker).build(),
                                "/health/*");
                    },
                    Set.of());
            String tag = get("/health/ready").headers().firstValue("ETag").orElseThrow();

            CompletableFuture<HttpResponse<String>> answer = client.sendAsync(
                    request("/health/ready")
                            .header("If-None-Match", tag)
                            .header("Prefer", "wait=60")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(answer.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(304);
        }

        private static Filter logsInByHeader() {
            return (request, response, chain) -> chain.doFilter(new LoggedIn((HttpServletRequest) request), response);
        }

        private void serveRegistered(String contextPath, HealthEndpoint endpoint) throws Exception {
            server = start(
                    contextPath,
                    (found, context) -> HealthServlet.register(context, checker, endpoint, "/health", "/health/*"),
                    Set.of());
        }

        private HttpResponse<String> get(String path, String... headers) throws Exception {
            HttpRequest.Builder request = request(path);
            if (headers.length > 0) {
                request.headers(headers);
            }
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create("http://" + server.host() + ":" + server.port() + path))
                    .timeout(Duration.ofMinutes(2));
        }
    }

    /** As a container's login does it; the role is in a header. */
    private static final class LoggedIn extends HttpServletRequestWrapper {
        LoggedIn(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Principal getUserPrincipal() {
            String role = getHeader("X-Role");
            return role == null ? null : () -> role;
        }

        @Override
        public boolean isUserInRole(String role) {
            return role.equals(getHeader("X-Role"));
        }
    }

    /** What an application would bring. */
    public static final class OrdersHealth implements HealthApplication {
        static volatile HealthChecker latest;

        @Override
        public HealthChecker checker(jakarta.servlet.ServletContext context) {
            HealthChecker checker = HealthChecker.builder()
                    .check("orders", deadline -> CheckResult.up())
                    .build();
            latest = checker;
            return checker;
        }
    }
}
