/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import dev.lifesigns.AsyncHealthCheck;
import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.http.HealthEndpoint;
import dev.lifesigns.http.HealthResponse;
import dev.lifesigns.testkit.ScriptedCheck;
import dev.lifesigns.testkit.VirtualTime;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The names that the examples in our Javadoc use without declaring them; {@link JavadocExamplesTest} compiles them. */
abstract class JavadocExample {
    /** A logger. */
    protected interface Log {
        void info(String line);
    }

    /** A registry of metrics. */
    protected interface Metrics {
        void record(String check, String status, Duration latency);
    }

    /** A tracer, and a span that it opens. */
    protected interface Tracer {
        AutoCloseable span(String name);
    }

    /** A blocking client. */
    protected interface Repository {
        boolean ping(Duration atMost);
    }

    /** A client with futures. */
    protected interface Client {
        CompletionStage<String> ping();
    }

    /** Keys of an API. */
    protected interface Keys {
        boolean isKnown(@Nullable String key);
    }

    /** A framework's response. */
    protected interface Exchange {
        void setStatus(int status);

        void addHeader(String name, String value);

        OutputStream body();
    }

    protected final Queue<Object> queue = new ArrayDeque<>();
    protected final HealthChecker.Builder builder = HealthChecker.builder();
    protected final HealthCheck check = deadline -> CheckResult.up();
    protected final HealthCheck orders = check;
    protected final AsyncHealthCheck async = deadline -> null;
    protected final byte[] bytes = {};
    protected final String url = "http://localhost:1/health";
    protected final String zone = "a";
    protected final int limit = 100;
    protected @Nullable HealthChecker health;
    protected @Nullable HealthEndpoint endpoint;
    protected @Nullable HealthResponse response;
    protected @Nullable VirtualTime time;
    protected @Nullable ScriptedCheck database;
    protected @Nullable DataSource dataSource;
    protected @Nullable DataSource pool;
    protected @Nullable Log log;
    protected @Nullable Metrics metrics;
    protected @Nullable Tracer tracer;
    protected @Nullable Repository repository;
    protected @Nullable Client client;
    protected @Nullable Keys keys;
    protected @Nullable Exchange exchange;
    protected boolean running;
    protected int lag;

    protected void handle(@Nullable Object message) {
        queue.remove(message);
    }

    protected void migrate() {
        queue.clear();
    }
}
