/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.servlet;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.http.HealthEndpoint;
import dev.lifesigns.http.HealthResponse;
import dev.lifesigns.http.internal.TransferCoding;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

/**
 * Serves a {@link HealthEndpoint} in a servlet container. Thread-safe.
 *
 * <p>In a container that the program starts itself, one line registers it:
 *
 * <pre>{@code
 * HealthServlet.register(servletContext, health, HealthEndpoint.builder(health).build(), "/health/*", "/health");
 * }</pre>
 *
 * <p>An application that the container deploys needs no line at all: see {@link HealthApplication}.
 *
 * <p>Paths are those below the context path, as sent on the request line: in a context at {@code /app} the base path
 * {@code /health} is at {@code /app/health}. A request that waits ({@code Prefer: wait}), or whose password is verified,
 * keeps no thread of the container, and a reader of events keeps none. That needs a servlet, and filters before it, that support asynchronous processing;
 * where one does not, {@code Prefer: wait} is answered at once, a password is verified before the thread returns, and events
 * are 501.
 */
public final class HealthServlet extends HttpServlet {
    private static final String NAME = HealthServlet.class.getName();

    private final transient HealthEndpoint endpoint;
    private final transient Runnable whenDestroyed;

    /** A servlet that asks the endpoint. Register it with asynchronous support, or let {@link #register} do that. */
    public HealthServlet(HealthEndpoint endpoint) {
        this(endpoint, () -> {});
    }

    private HealthServlet(HealthEndpoint endpoint, Runnable whenDestroyed) {
        this.endpoint = requireNonNull(endpoint, "HealthServlet: endpoint is null");
        this.whenDestroyed = whenDestroyed;
    }

    /**
     * Registers a servlet for an endpoint, with asynchronous support, before the context is initialized. When the context is
     * destroyed, the checker drains, so that clients who wait are answered before it goes. The checker stays the caller's to
     * start and to close.
     *
     * @param urlPatterns servlet mappings such as {@code /health/*}; what they match and the endpoint does not own is 404
     * @throws IllegalArgumentException if there is no pattern
     * @throws IllegalStateException if the context has such a servlet already, is initialized already, or has another servlet
     *     at one of the patterns
     */
    public static void register(
            ServletContext context, HealthChecker checker, HealthEndpoint endpoint, String... urlPatterns) {
        requireNonNull(checker, "HealthServlet.register: checker is null");
        register(context, new HealthServlet(endpoint, checker::drain), urlPatterns);
    }

    /** Same, for a checker that is closed with the context. */
    static void registerAndOwn(
            ServletContext context, HealthChecker checker, HealthEndpoint endpoint, String... urlPatterns) {
        register(
                context,
                new HealthServlet(endpoint, () -> {
                    checker.drain();
                    checker.close();
                }),
                urlPatterns);
    }

    private static void register(ServletContext context, HealthServlet servlet, String... urlPatterns) {
        if (urlPatterns.length == 0) {
            throw new IllegalArgumentException("urlPatterns: none (expected: at least one, such as /health/*)");
        }
        ServletRegistration.Dynamic registration = requireNonNull(context, "HealthServlet.register: context is null")
                .addServlet(NAME, servlet);
        if (registration == null) {
            throw new IllegalStateException("servlet '" + NAME + "': registered twice (expected: once for context '"
                    + context.getContextPath() + "')");
        }
        registration.setAsyncSupported(true);
        // Without it a container may never create a servlet without requests, and then never destroys it.
        registration.setLoadOnStartup(0);
        var taken = registration.addMapping(urlPatterns);
        if (!taken.isEmpty()) {
            throw new IllegalStateException("urlPatterns: " + taken + " (expected: mapped to no other servlet)");
        }
    }

    /**
     * Answers at once, or returns without an answer if the request waits for one.
     *
     * <p>Every method is the endpoint's to judge, and {@code HEAD} is answered by it as well: what {@link HttpServlet} makes
     * of them would count the body and allow {@code OPTIONS}.
     */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean mayWait = request.isAsyncSupported();
        ServletRequestView view = new ServletRequestView(request, mayWait);
        if (TransferCoding.isForeign(view)) {
            refuse(response);
            return;
        }
        CompletableFuture<HealthResponse> answer = endpoint.handle(view).toCompletableFuture();
        if (mayWait && !answer.isDone()) {
            sendLater(answer, startAsync(request));
        } else if (answer.join().stream() != null) {
            stream(answer.join(), startAsync(request));
        } else {
            send(answer.join(), response);
        }
    }

    /** How long a client may wait or read is up to the endpoint; the container's own limit is shorter. */
    private static AsyncContext startAsync(HttpServletRequest request) {
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        return context;
    }

    private static void refuse(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_NOT_IMPLEMENTED);
        response.setHeader("Connection", "close");
        response.setContentLength(0);
    }

    private static void sendLater(CompletableFuture<HealthResponse> answer, AsyncContext context) {
        context.addListener(new EndListener(() -> answer.cancel(false)));
        // What completes it is shared by everybody who waits, and a slow client must not hold it up.
        var unused = answer.thenAccept(late -> context.start(() -> sendAsync(late, context)))
                .exceptionally(gone -> null);
    }

    private static void sendAsync(HealthResponse answer, AsyncContext context) {
        try {
            if (answer.stream() != null) {
                stream(answer, context);
            } else {
                sendAndComplete(answer, context);
            }
        } catch (IOException | IllegalStateException | RejectedExecutionException gone) {
            // Clients may leave while they wait, and so may the container; nobody is left to notify.
        }
    }

    private static void stream(HealthResponse answer, AsyncContext context) throws IOException {
        HttpServletResponse response = (HttpServletResponse) context.getResponse();
        sendHead(answer, response);
        requireNonNull(answer.stream()).subscribe(new StreamedResponse(context, response.getOutputStream()));
    }

    private static void sendAndComplete(HealthResponse answer, AsyncContext context) throws IOException {
        try {
            send(answer, (HttpServletResponse) context.getResponse());
        } finally {
            // It has no timeout, so a request that could not be answered would otherwise stay open.
            context.complete();
        }
    }

    private static void send(HealthResponse answer, HttpServletResponse response) throws IOException {
        sendHead(answer, response);
        answer.writeTo(response.getOutputStream());
        if (answer.status() == HttpServletResponse.SC_NOT_MODIFIED) {
            // To an answer that ends without a body some containers add a length of zero, and in a 304 that would be a
            // lie.
            response.flushBuffer();
        }
    }

    private static void sendHead(HealthResponse answer, HttpServletResponse response) {
        response.setStatus(answer.status());
        for (HealthResponse.Header header : answer.headers()) {
            response.addHeader(header.name(), header.value());
        }
    }

    /** Drains the checker, if this servlet was registered with one, and ends the streams of events. */
    @Override
    public void destroy() {
        whenDestroyed.run();
        endpoint.endEvents();
    }
}
