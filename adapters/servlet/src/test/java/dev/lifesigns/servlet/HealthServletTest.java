/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.http.HealthEndpoint;
import dev.lifesigns.http.HealthResponse;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What containers do too seldom to be waited for: a client that is gone at the very moment, and odd requests that they accept. */
class HealthServletTest {
    private final HealthChecker checker = HealthChecker.builder()
            .check("database", deadline -> CheckResult.up())
            .start();
    private final HealthServlet servlet =
            new HealthServlet(HealthEndpoint.builder(checker).build());

    /** What a fake was called with, by method: the last arguments. */
    private final Map<String, List<Object>> called = new ConcurrentHashMap<>();

    @AfterEach
    void close() {
        checker.close();
    }

    /** What a fake's method does. */
    private interface Behavior {
        Object call(Object... arguments) throws Exception;
    }

    private <T> T fake(Class<T> type, Map<String, Behavior> behaviors) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
            Object[] arguments = given == null ? new Object[0] : given;
            called.put(method.getName(), List.of(arguments));
            Behavior behavior = behaviors.get(method.getName());
            if (behavior != null) {
                return behavior.call(arguments);
            }
            return method.getReturnType() == boolean.class ? Boolean.FALSE : null;
        }));
    }

    private static Map<String, Behavior> get(String path, Map<String, List<String>> headers) {
        Map<String, Behavior> request = new HashMap<>();
        request.put("getMethod", none -> "GET");
        request.put("getRequestURI", none -> path);
        request.put("getContextPath", none -> "");
        request.put("getRemoteAddr", none -> "127.0.0.1");
        request.put("getHeaders", name -> Collections.enumeration(headers.getOrDefault((String) name[0], List.of())));
        return request;
    }

    /**
     * Lets a request wait, and returns when the container has been notified that it is complete, or what it then throws.
     */
    private void answerLate(Behavior response, Behavior complete) throws Exception {
        CompletableFuture<Void> told = new CompletableFuture<>();
        HttpServletResponse late = fake(HttpServletResponse.class, Map.of("getOutputStream", response));
        AsyncContext context = fake(
                AsyncContext.class,
                Map.of(
                        "getResponse",
                        none -> late,
                        "start",
                        work -> {
                            try {
                                ((Runnable) work[0]).run();
                                told.complete(null);
                            } catch (RuntimeException e) {
                                told.completeExceptionally(e);
                            }
                            return null;
                        },
                        "complete",
                        complete));
        Map<String, Behavior> request =
                get("/health/ready", Map.of("Prefer", List.of("wait=60"), "If-None-Match", List.of(tag())));
        request.put("isAsyncSupported", none -> true);
        request.put("startAsync", none -> context);
        servlet.service(fake(HttpServletRequest.class, request), fake(HttpServletResponse.class, Map.of()));
        assertThat(told).isNotDone();
        checker.drain();
        told.get(1, TimeUnit.MINUTES);
    }

    private String tag() {
        checker.runAll(Duration.ofMinutes(1));
        HealthResponse ready = HealthEndpoint.builder(checker)
                .build()
                .handle(new ServletRequestView(fake(HttpServletRequest.class, get("/health/ready", Map.of())), false))
                .toCompletableFuture()
                .join();
        return ready.headers().stream()
                .filter(header -> header.name().equals("ETag"))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void lateAnswerWhoseClientIsGoneIsCompleted() throws Exception {
        answerLate(
                none -> {
                    throw new IOException("broken pipe");
                },
                none -> null);
        assertThat(called).containsKey("complete");
    }

    @Test
    void containerThatIsGoneIsNotNotified() throws Exception {
        answerLate(
                none -> {
                    throw new IOException("broken pipe");
                },
                none -> {
                    throw new RejectedExecutionException("shut down");
                });
        assertThat(called).containsKey("complete");
    }

    @Test
    void secondTransferCodingIsRefusedAsWell() throws Exception {
        Map<String, Behavior> request = get("/health/live", Map.of("Transfer-Encoding", List.of("chunked", "gzip")));
        request.put("getHeader", name -> "chunked");
        servlet.service(fake(HttpServletRequest.class, request), fake(HttpServletResponse.class, Map.of()));
        assertThat(called).containsEntry("setStatus", List.of(501));
        assertThat(called).containsEntry("setHeader", List.of("Connection", "close"));
    }
}
