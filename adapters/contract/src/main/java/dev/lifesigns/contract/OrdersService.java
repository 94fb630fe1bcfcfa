/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.contract;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckScope;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthSnapshot;
import dev.lifesigns.Probes;
import dev.lifesigns.http.Authenticator;
import dev.lifesigns.http.HealthEndpoint;
import dev.lifesigns.http.HealthRequest;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The service whose health the tests ask for: a critical {@code database}, optional {@code recommendations}, and a
 * {@code heap} for liveness. Everything is up until a test changes it, and nothing changes by itself: its checks run
 * only when a test says so.
 */
final class OrdersService implements AutoCloseable {
    /** The token that is let in; {@link #FORBIDDEN_TOKEN} is known too, and not allowed. */
    static final String TOKEN = "open-sesame";

    static final String FORBIDDEN_TOKEN = "known-but-not-allowed";

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Told database = new Told(CheckScope.DEPENDENCY);
    private final Told recommendations = new Told(CheckScope.DEPENDENCY);
    private final Told heap = new Told(CheckScope.PROCESS);
    private final AtomicReference<@Nullable Seen> lastSeen = new AtomicReference<>();
    private final HealthChecker checker = HealthChecker.builder()
            .service("orders", "1.4.2")
            .check("database", database)
            .check("recommendations", recommendations, policy -> policy.nonCritical())
            .check("heap", heap, policy -> policy.probes(Probes.LIVENESS))
            .startupTask("warm-up")
            .build();

    OrdersService() {
        settle();
    }

    /** An endpoint as applications have it, with an authenticator that the test can ask what it was shown. */
    HealthEndpoint.Builder endpoint() {
        return HealthEndpoint.builder(checker).rootAliases(true).authenticator(new OneToken());
    }

    void warmUp() {
        checker.startupTask("warm-up").complete();
    }

    void drain() {
        checker.drain();
    }

    /** Complete when something has changed, and those who wait have been notified. */
    CompletableFuture<HealthSnapshot> news() {
        return checker.changed(checker.snapshot(), PATIENCE).toCompletableFuture();
    }

    void databaseIsDown() {
        databaseIsDown("connection refused");
    }

    void databaseIsDown(String message) {
        database.result = CheckResult.down(ErrorKind.UNREACHABLE, message);
        settle();
    }

    void databaseIsUp() {
        database.result = CheckResult.up();
        settle();
    }

    void addChecks(int count) {
        for (int i = 0; i < count; i++) {
            checker.add("extra-" + i, deadline -> CheckResult.up());
        }
        settle();
    }

    void recommendationsAreDown() {
        recommendations.result = CheckResult.down(ErrorKind.FAILED, "model not loaded");
        settle();
    }

    void heapIsDown() {
        heap.result = CheckResult.down(ErrorKind.EXHAUSTED, "no memory left");
        settle();
    }

    /** The request that the authenticator was asked about last. */
    Seen lastSeen() {
        return requireNonNull(lastSeen.get(), "the authenticator was not asked (expected: a request for /detailed)");
    }

    private void settle() {
        checker.runAll(PATIENCE);
    }

    @Override
    public void close() {
        checker.close();
    }

    /**
     * What an adapter shows the endpoint of a request, noted while it may be read.
     *
     * @param absent the value of a field that was not sent
     * @param probe the value of the field {@code X-Probe}, asked for in capitals
     */
    record Seen(
            String method,
            String path,
            @Nullable String query,
            @Nullable String absent,
            @Nullable String probe,
            @Nullable InetAddress remoteAddress) {
        private static Seen of(HealthRequest request) {
            return new Seen(
                    request.method(),
                    request.path(),
                    request.query(),
                    request.header("X-Absent"),
                    request.header("X-PROBE"),
                    request.remoteAddress());
        }
    }

    /** A check whose result a test sets. */
    private static final class Told implements HealthCheck {
        private final CheckScope scope;
        private volatile CheckResult result = CheckResult.up();

        Told(CheckScope scope) {
            this.scope = scope;
        }

        @Override
        public CheckResult check(CheckDeadline deadline) {
            return result;
        }

        @Override
        public CheckScope scope() {
            return scope;
        }
    }

    private final class OneToken implements Authenticator {
        @Override
        public Outcome authenticate(HealthRequest request) {
            lastSeen.set(Seen.of(request));
            String sent = request.header("Authorization");
            if (("Bearer " + TOKEN).equals(sent)) {
                return Outcome.AUTHENTICATED;
            }
            return ("Bearer " + FORBIDDEN_TOKEN).equals(sent) ? Outcome.FORBIDDEN : Outcome.REJECTED;
        }

        @Override
        public List<String> challenges() {
            return List.of("Bearer realm=\"health\"");
        }
    }
}
