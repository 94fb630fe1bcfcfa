/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.http;

import static dev.lifesigns.checks.fixture.ScriptedHttpServer.always;
import static dev.lifesigns.checks.fixture.ScriptedHttpServer.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckScope;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.fixture.ScriptedHttpServer;
import dev.lifesigns.checks.fixture.ScriptedHttpServer.Script;
import dev.lifesigns.testkit.FaultProxy;
import dev.lifesigns.testkit.FaultProxy.Fault;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpCheckTest {
    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);

    /** More body than head, so that half of it breaks off in the body. */
    private static final Script LONG_ANSWER =
            (head, out) -> send(out, "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n" + "x".repeat(500));

    @Test
    void anEndpointThatAnswers2xxIsUp() throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer(always(200))) {
            CheckResult result =
                    HttpCheck.builder(server.url("/health")).build().check(CheckDeadline.after(AMPLE));

            assertThat(result.status()).isEqualTo(CheckStatus.UP);
            assertThat(result.details())
                    .containsEntry("status_code", 200)
                    .containsEntry("server", "http://127.0.0.1:" + server.port());
        }
    }

    @Test
    void itIsADependency() {
        assertThat(HttpCheck.builder("http://127.0.0.1/").build().scope()).isEqualTo(CheckScope.DEPENDENCY);
    }

    @ParameterizedTest
    @CsvSource({
        "401, UNAUTHORIZED",
        "403, UNAUTHORIZED",
        "407, UNAUTHORIZED",
        "429, EXHAUSTED",
        "404, FAILED",
        "500, FAILED",
        "503, FAILED",
        "302, FAILED"
    })
    void anUnexpectedStatusIsDownWithItsKind(int status, ErrorKind kind) throws Exception {
        CheckResult result = run(always(status));

        assertThat(result.status()).isEqualTo(CheckStatus.DOWN);
        assertThat(result.error()).isEqualTo(kind);
        assertThat(result.message()).endsWith(": status " + status + " (expected: 200-299)");
        assertThat(result.details()).containsEntry("status_code", status);
    }

    @Test
    void theExpectedStatusesReplaceTheDefault() throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer(always(404))) {
            HttpCheck check = HttpCheck.builder(server.url("/"))
                    .expect(List.of("200", "404"))
                    .build();

            assertThat(check.check(CheckDeadline.after(AMPLE)).status()).isEqualTo(CheckStatus.UP);
        }
    }

    @Test
    void theConfiguredRequestIsSent() throws Exception {
        try (ScriptedHttpServer server =
                new ScriptedHttpServer((head, out) -> send(out, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n"))) {
            HttpCheck check = HttpCheck.builder(server.url("/health?verbose=1#part"))
                    .method("head")
                    .header("X-Tenant", "blue")
                    .authorization("Bearer abc")
                    .build();

            assertThat(check.check(CheckDeadline.after(AMPLE)).status()).isEqualTo(CheckStatus.UP);
            assertThat(server.requests().get(0))
                    .startsWith("HEAD /health?verbose=1 HTTP/1.1\r\n")
                    .contains("X-Tenant: blue\r\n", "Authorization: Bearer abc\r\n", "User-Agent: lifesigns\r\n")
                    .doesNotContain("HTTP2-Settings");
        }
    }

    @Test
    void userInfoBecomesBasicCredentialsAndIsNoPartOfTheRequestLine() throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer(always(200))) {
            HttpCheck check = HttpCheck.builder("http://ada:p%40ss@127.0.0.1:" + server.port() + "/")
                    .build();

            assertThat(check.check(CheckDeadline.after(AMPLE)).status()).isEqualTo(CheckStatus.UP);
            assertThat(server.requests().get(0))
                    .startsWith("GET / HTTP/1.1\r\n")
                    .contains("Authorization: Basic YWRhOnBAc3M=\r\n")
                    .doesNotContain("ada:");
        }
    }

    @Test
    void aClosedPortIsUnreachable() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }

        CheckResult result =
                HttpCheck.builder("http://127.0.0.1:" + closed).build().check(CheckDeadline.after(AMPLE));

        assertThat(result.error()).isEqualTo(ErrorKind.UNREACHABLE);
    }

    @Test
    void aHostThatDoesNotExistIsUnreachable() throws Exception {
        CheckResult result =
                HttpCheck.builder("http://no-such-host.invalid/").build().check(CheckDeadline.after(AMPLE));

        assertThat(result.error()).isEqualTo(ErrorKind.UNREACHABLE);
        assertThat(result.message()).isEqualTo("http://no-such-host.invalid:80: no such host");
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, UP,",
        "REFUSE, DOWN, UNREACHABLE",
        "RESET, DOWN, UNREACHABLE",
        "SILENT, DOWN, TIMEOUT",
        "SLOW, DOWN, TIMEOUT",
        "HALF, DOWN, FAILED"
    })
    void everyNetworkFaultHasItsKindAndRecovers(Fault fault, CheckStatus status, ErrorKind kind) throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer(LONG_ANSWER);
                FaultProxy proxy = FaultProxy.inFrontOf(server.port())) {
            HttpCheck check =
                    HttpCheck.builder("http://127.0.0.1:" + proxy.port()).build();
            assertThat(check.check(CheckDeadline.after(AMPLE)).status()).isEqualTo(CheckStatus.UP);

            proxy.inject(fault);
            CheckResult result = check.check(CheckDeadline.after(kind == ErrorKind.TIMEOUT ? SHORT : AMPLE));
            assertThat(result.status()).isEqualTo(status);
            assertThat(result.error()).isEqualTo(kind);

            proxy.inject(Fault.NONE);
            assertThat(check.check(CheckDeadline.after(AMPLE)).status()).isEqualTo(CheckStatus.UP);
        }
    }

    @Test
    void aFrozenServerTimesOutAndIsUpOnceThawed() throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer(always(200));
                FaultProxy proxy = FaultProxy.inFrontOf(server.port())) {
            HttpCheck check =
                    HttpCheck.builder("http://127.0.0.1:" + proxy.port()).build();
            assertThat(check.check(CheckDeadline.after(AMPLE)).status()).isEqualTo(CheckStatus.UP);

            proxy.freeze();
            assertThat(check.check(CheckDeadline.after(SHORT)).error()).isEqualTo(ErrorKind.TIMEOUT);

            proxy.thaw();
            assertThat(check.check(CheckDeadline.after(AMPLE)).status()).isEqualTo(CheckStatus.UP);
        }
    }

    @Test
    void aBodyThatComesByteByByteEndsAtTheDeadline() throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer(LONG_ANSWER);
                FaultProxy proxy = FaultProxy.inFrontOf(server.port())) {
            proxy.inject(Fault.SLOW);

            assertThat(HttpCheck.of("http://127.0.0.1:" + proxy.port() + "/")
                            .check(CheckDeadline.after(SHORT))
                            .error())
                    .isEqualTo(ErrorKind.TIMEOUT);
            server.awaitAllClosed();
        }
    }

    @Test
    void eachRunConnectsAnewAndLeavesNothingOpen() throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer(always(200))) {
            HttpCheck check = HttpCheck.of(server.url("/"));

            for (int run = 0; run < 50; run++) {
                assertThat(check.check(CheckDeadline.after(AMPLE)).status()).isEqualTo(CheckStatus.UP);
            }
            assertThat(server.requests())
                    .hasSize(50)
                    .allSatisfy(head -> assertThat(head).contains("Connection: close\r\n"));
            assertThat(server.accepted()).isEqualTo(50);
            server.awaitAllClosed();
        }
    }

    @Test
    void aHundredHangingRunsLeaveNeitherThreadsNorConnections() throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer((head, out) -> {})) {
            HttpCheck check = HttpCheck.builder(server.url("/")).build();
            check.check(CheckDeadline.after(Duration.ofMillis(50)));
            server.awaitAllClosed();
            long before = threads();

            for (int run = 0; run < 100; run++) {
                assertThat(check.check(CheckDeadline.after(Duration.ofMillis(20)))
                                .error())
                        .isEqualTo(ErrorKind.TIMEOUT);
            }

            server.awaitAllClosed();
            assertThat(threads()).isLessThanOrEqualTo(before + 4);
        }
    }

    @Test
    void anInterruptReleasesTheThreadAndTheConnection() throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer((head, out) -> {})) {
            HttpCheck check = HttpCheck.builder(server.url("/")).build();
            FutureTask<CheckResult> run =
                    new FutureTask<>(() -> check.check(CheckDeadline.after(Duration.ofMinutes(5))));
            Thread thread = new Thread(run, "interrupted-run");
            thread.start();
            server.awaitRequests(1);

            thread.interrupt();

            assertThatThrownBy(() -> run.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(InterruptedException.class);
            server.awaitAllClosed();
        }
    }

    @Test
    void anExpiredDeadlineIsATimeout() throws Exception {
        assertThat(HttpCheck.builder("http://127.0.0.1:9/")
                        .build()
                        .check(CheckDeadline.after(Duration.ZERO))
                        .error())
                .isEqualTo(ErrorKind.TIMEOUT);
    }

    @Test
    void withAFallbackAFailureIsDegradedAndKeepsItsKind() throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer(always(403))) {
            CheckResult result = HttpCheck.builder(server.url("/"))
                    .fallback("using cached recommendations")
                    .build()
                    .check(CheckDeadline.after(AMPLE));

            assertThat(result.status()).isEqualTo(CheckStatus.DEGRADED);
            assertThat(result.error()).isEqualTo(ErrorKind.UNAUTHORIZED);
            assertThat(result.message()).isEqualTo("using cached recommendations");
            assertThat(result.details().get("failure")).asString().contains("status 403");
        }
    }

    @Test
    void withAFallbackAHangIsNoticedBeforeTheDeadline() throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer((head, out) -> {})) {
            CheckDeadline deadline = CheckDeadline.after(Duration.ofSeconds(3));

            CheckResult result = HttpCheck.builder(server.url("/"))
                    .fallback("using cached recommendations")
                    .build()
                    .check(deadline);

            assertThat(deadline.expired()).isFalse();
            assertThat(result.status()).isEqualTo(CheckStatus.DEGRADED);
            assertThat(result.error()).isEqualTo(ErrorKind.TIMEOUT);
        }
    }

    @Test
    void withAFallbackASuccessIsUp() throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer(always(200))) {
            assertThat(HttpCheck.builder(server.url("/"))
                            .fallback("cached")
                            .build()
                            .check(CheckDeadline.after(AMPLE))
                            .status())
                    .isEqualTo(CheckStatus.UP);
        }
    }

    private static CheckResult run(Script script) throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer(script)) {
            return HttpCheck.builder(server.url("/health")).build().check(CheckDeadline.after(AMPLE));
        }
    }

    /** Threads of the JVM, those of the test's servers aside. */
    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().equals("scripted-http-server"))
                .count();
    }
}
