/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.Probes;
import dev.lifesigns.http.HealthResponse.Header;
import dev.lifesigns.testkit.Behavior;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.logging.Filter;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HealthEndpointTest {
    @Test
    void readinessIs200WhenDegraded() {
        try (Orders orders = Orders.running()) {
            assertThat(orders.get("/health/ready").status()).isEqualTo(200);
            assertThat(orders.get("/health/ready").bodyText()).startsWith("{\"status\":\"degraded\"");
        }
    }

    @Test
    void readinessIs503WhenACriticalCheckIsDown() {
        try (Orders orders = Orders.running()) {
            orders.database.setBehavior(Behavior.throwing(new OutOfMemoryError("do not show this")));
            orders.time.advance(Duration.ofSeconds(10));

            assertThat(orders.get("/health/ready").status()).isEqualTo(503);
            assertThat(orders.get("/health/ready").bodyText()).contains("\"error\":\"failed\"");
            assertThat(orders.get("/health/live").status()).isEqualTo(200);
        }
    }

    @Test
    void livenessIsUpWhenDegraded() {
        try (Orders orders = Orders.running()) {
            orders.deadlocks.setBehavior(Behavior.degraded("one thread waits"));
            orders.time.advance(Duration.ofSeconds(10));

            assertThat(orders.get("/health/live").bodyText()).isEqualTo("{\"status\":\"up\"}");
            assertThat(orders.get("/health/live").status()).isEqualTo(200);
            assertThat(orders.get("/health/probes/liveness").bodyText()).startsWith("{\"status\":\"degraded\"");
        }
    }

    @Test
    void livenessIs503WhenDown() {
        try (Orders orders = Orders.running()) {
            orders.deadlocks.setBehavior(Behavior.down(ErrorKind.THRESHOLD, "2 threads wait for each other"));
            orders.time.advance(Duration.ofSeconds(10));

            assertThat(orders.get("/health/live").bodyText()).isEqualTo("{\"status\":\"down\"}");
            assertThat(orders.get("/health/live").status()).isEqualTo(503);
        }
    }

    @ParameterizedTest
    @CsvSource({"/livez,/health/live", "/readyz,/health/ready", "/startupz,/health/startup", "/health,/health/ready"})
    void aliasesAnswerTheSame(String alias, String path) {
        try (Orders orders = Orders.running()) {
            HealthResponse answer = orders.get(alias);

            assertThat(answer.bodyText()).isEqualTo(orders.get(path).bodyText());
            assertThat(answer.headers()).isEqualTo(orders.get(path).headers());
            assertThat(answer.status()).isEqualTo(orders.get(path).status());
        }
    }

    @Test
    void rootAliasesAreOffUnlessAskedFor() {
        try (Orders orders = Orders.running(builder -> builder.rootAliases(false))) {
            assertThat(orders.get("/readyz").status()).isEqualTo(404);
            assertThat(orders.endpoint.owns("/readyz")).isFalse();
        }
    }

    @Test
    void everyAnswerSaysHowToTreatIt() {
        try (Orders orders = Orders.running()) {
            assertThat(orders.get("/health/ready").headers())
                    .map(Header::name)
                    .containsExactly(
                            "Content-Type", "Content-Length", "Cache-Control", "X-Content-Type-Options", "ETag");
            for (String target : new String[] {"/health/ready", "/health/nothing", "/health?format=x", "/health/%"}) {
                HealthResponse answer = orders.get(target);
                assertThat(answer.header("cache-control")).isEqualTo("no-store");
                assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
                assertThat(answer.header("content-type")).contains("charset=utf-8");
                assertThat(answer.header("content-length")).isEqualTo(Integer.toString(answer.bodyLength()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/ready", "/health/live", "/health/nothing", "/health?format=x"})
    void headHasTheHeadersOfGetAndNoBody(String target) {
        try (Orders orders = Orders.running()) {
            HealthResponse get = orders.get(target);
            HealthResponse head = orders.ask(TestRequest.of("HEAD", target));

            assertThat(head.status()).isEqualTo(get.status());
            assertThat(head.headers()).isEqualTo(get.headers());
            assertThat(head.bodyLength()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "get", ""})
    void otherMethodsAre405(String method) {
        try (Orders orders = Orders.running()) {
            HealthResponse answer = orders.ask(TestRequest.of(method, "/health/ready"));

            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.header("Allow")).isEqualTo("GET, HEAD");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/health/",
                "/health/nothing",
                "/health/started",
                "/health/checks",
                "/health/checks/",
                "/health/checks/nothing",
                "/health/probes/nothing",
                "/health/ready/",
                "/health//ready",
                "/health/./ready",
                "/health/live/../ready",
                "/health/ready;jsessionid=1",
                "/health/checks/data%2Fbase",
                "/health%2Fready",
                "/health/%72eady",
                "/%68ealth/ready",
                "/%6civez",
                "/health/checks/%64atabase",
                "/health/%64etailed",
                "/HEALTH",
                "/"
            })
    void unknownPathsAre404(String path) {
        try (Orders orders = Orders.running()) {
            assertThat(orders.get(path).status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/health/%",
                "/health/%1",
                "/health/%zz",
                "/health/%\uff10\uff10",
                "/health/%00",
                "/health/ready%0d%0aX: y",
                "/health/re\u0000ady",
                "/health/r\u00e9ady",
                "/health/ready?format=%",
                "/health/ready?x=%g0",
                "/health/ready?format=text&format=json",
                "/health/ready?format=",
                "/health/ready?format=xml",
                "/health/ready?format=health json"
            })
    void malformedRequestsAre400(String target) {
        try (Orders orders = Orders.running()) {
            assertThat(orders.get(target).status()).isEqualTo(400);
        }
    }

    @Test
    void anUnknownFormatIsToldWhichThereAre() {
        try (Orders orders = Orders.running()) {
            assertThat(orders.get("/health?format=<script>").bodyText())
                    .isEqualTo("{\"title\":\"Bad Request\",\"status\":400,\"detail\":\"format: unknown"
                            + " (expected: json, health+json, actuator, microprofile, text)\"}");
        }
    }

    @Test
    void foreignParametersAndEscapesInAQueryAreUnderstood() {
        try (Orders orders = Orders.running()) {
            assertThat(orders.get("/health/ready?verbose&exclude=etcd&=&").status())
                    .isEqualTo(200);
            assertThat(orders.get("/health/ready?&format=text").header("Content-Type"))
                    .startsWith("text/plain");
            assertThat(orders.get("/health/ready?format=health%2Bjson").header("Content-Type"))
                    .startsWith("application/health+json");
            assertThat(orders.get("/health/ready?").status()).isEqualTo(200);
        }
    }

    @Test
    void microProfileHasItsOwnPaths() {
        try (Orders orders = Orders.running()) {
            assertThat(orders.get("/health/started?format=microprofile").bodyText())
                    .isEqualTo("{\"status\":\"UP\",\"checks\":[]}");
            orders.deadlocks.setBehavior(Behavior.down(ErrorKind.FAILED, "stuck"));
            orders.time.advance(Duration.ofSeconds(10));
            assertThat(orders.get("/health?format=microprofile").status()).isEqualTo(503);
            assertThat(orders.get("/health/ready?format=microprofile").status()).isEqualTo(200);
        }
    }

    @Test
    void ownsItsBasePathAndWhatIsBelow() {
        try (Orders orders = Orders.running(builder -> builder.basePath("/internal/health"))) {
            assertThat(orders.endpoint.owns("/internal/health")).isTrue();
            assertThat(orders.endpoint.owns("/internal/health/no/such/thing")).isTrue();
            assertThat(orders.endpoint.owns("/livez")).isTrue();
            assertThat(orders.endpoint.owns("/internal/healthy")).isFalse();
            assertThat(orders.endpoint.owns("/health")).isFalse();
            assertThat(orders.endpoint.owns("")).isFalse();
            assertThat(orders.get("/internal/health/ready").status()).isEqualTo(200);
            assertThat(orders.get("/health/ready").status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "health", "/health/", "/a//b", "/a/../b", "/.", "/a b", "/%41", "/a?b"})
    void malformedBasePathsAreRefused(String basePath) {
        try (Orders orders = new Orders()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> HealthEndpoint.builder(orders.health).basePath(basePath))
                    .withMessage(
                            "basePath: '" + basePath
                                    + "' (expected: segments such as /health, without a slash at the end, dots alone or escapes)");
        }
    }

    @Test
    void bodiesAreSharedAndCanNotBeChanged() throws IOException {
        try (Orders orders = Orders.running()) {
            HealthResponse answer = orders.get("/health/ready");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            answer.writeTo(out);

            assertThat(out.toString(java.nio.charset.StandardCharsets.UTF_8)).isEqualTo(answer.bodyText());
            assertThat(answer.body().isReadOnly()).isTrue();
            assertThat(answer.body().remaining()).isEqualTo(answer.bodyLength());
            assertThat(answer.toString()).isEqualTo("HealthResponse[200, 151 bytes]");
        }
    }

    @Test
    void withoutABodyTheStreamIsNotTouched() throws IOException {
        try (Orders orders = Orders.running()) {
            orders.ask(TestRequest.of("HEAD", "/health/ready")).writeTo(new OutputStream() {
                @Override
                public void write(int octet) {
                    throw new AssertionError("written");
                }

                @Override
                public void write(byte[] octets) {
                    throw new AssertionError("written");
                }
            });
        }
    }

    @Test
    void aHeaderThatIsNotThereIsNull() {
        try (Orders orders = Orders.running()) {
            assertThat(orders.get("/health/ready").header("Retry-After")).isNull();
        }
    }

    @Test
    void theDetailedAnswerSaysForHowLongACheckIsStuck() {
        try (Orders orders = Orders.running()) {
            assertThat(orders.getDetailed("/health/detailed").bodyText()).doesNotContain("stuck_ms");
            orders.database.setBehavior(Behavior.hangingUninterruptibly());
            orders.time.advance(Duration.ofSeconds(60));

            assertThat(orders.getDetailed("/health/detailed").bodyText())
                    .containsPattern("\"stuck_ms\":[1-5][0-9]{4}[,.]");
        }
    }

    @Test
    void aFaultOfOurOwnIs500AndTellsNothing() {
        try (Orders orders = Orders.running()) {
            HealthRequest broken = new HealthRequest() {
                @Override
                public String method() {
                    throw new IllegalStateException("recycled request");
                }

                @Override
                public String path() {
                    return "/health";
                }

                @Override
                public String query() {
                    return null;
                }

                @Override
                public String header(String name) {
                    return null;
                }

                @Override
                public java.net.InetAddress remoteAddress() {
                    return null;
                }
            };
            HealthResponse answer = orders.ask(broken);

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.bodyLength()).isZero();
        }
    }

    @Test
    void aFaultOfAnAuthenticatorIs500AndLogged() {
        Authenticator broken = new Authenticator() {
            @Override
            public Outcome authenticate(HealthRequest request) {
                throw new StackOverflowError();
            }

            @Override
            public List<String> challenges() {
                return List.of("Custom");
            }
        };
        try (Orders orders = Orders.running(builder -> builder.authenticator(broken))) {
            assertThat(logged(() -> orders.get("/health/detailed")))
                    .containsExactly("health endpoint: internal fault, answered 500");
            assertThat(orders.get("/health/detailed").status()).isEqualTo(500);
            assertThat(orders.get("/health/ready").status()).isEqualTo(200);
        }
    }

    private static List<String> logged(Runnable work) {
        List<String> lines = new ArrayList<>();
        Logger logger = Logger.getLogger("dev.lifesigns.http");
        Filter before = logger.getFilter();
        logger.setFilter(line -> !lines.add(line.getMessage()));
        try {
            work.run();
        } finally {
            logger.setFilter(before);
        }
        return lines;
    }

    @Test
    void faultsAreLoggedOnceInTenSeconds() {
        long[] now = {0};
        List<String> lines = new ArrayList<>();
        ThrottledErrorLog log = new ThrottledErrorLog(new RecordingLogger(lines), () -> now[0]);
        for (int i = 0; i < 50; i++) {
            log.log(new IllegalStateException());
        }
        assertThat(lines).hasSize(1);
        now[0] = Duration.ofSeconds(10).toNanos();
        log.log(new IllegalStateException());
        assertThat(lines).hasSize(2).last().asString().endsWith("; 50 more since the last one that was logged");
    }

    private record RecordingLogger(List<String> lines) implements System.Logger {
        @Override
        public String getName() {
            return "recording";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
            lines.add(message);
            throw new IllegalStateException("disk full");
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String format, Object... params) {
            lines.add(format);
        }
    }

    @Test
    void optionsCanBeChained() {
        try (HealthChecker health = HealthChecker.builder().build()) {
            HealthEndpoint endpoint = HealthEndpoint.builder(health)
                    .rateLimit(1, 1)
                    .rateLimit(1, 1, Set.of(), Set.of())
                    .noRateLimit()
                    .basePath("/internal")
                    .rootAliases(false)
                    .publicLevel(PublicLevel.STATUS)
                    .build();
            assertThat(endpoint.owns("/internal/ready")).isTrue();
        }
    }

    /** Whatever the format: the names of checks and of probes of the user's own say something about the service. */
    @Test
    void theStatusLevelNamesNothing() {
        try (HealthChecker health = HealthChecker.builder()
                .probe("payments-internal")
                .check("ledger-db", deadline -> CheckResult.up(), policy -> policy.nonCritical())
                .check("acquirer", deadline -> CheckResult.up(), policy -> policy.probes("payments-internal"))
                .build()) {
            HealthEndpoint endpoint = HealthEndpoint.builder(health)
                    .rootAliases(true)
                    .publicLevel(PublicLevel.STATUS)
                    .bearerTokens(Orders.TOKEN_HASH)
                    .path("/actuator/health", Probes.READINESS, Format.ACTUATOR)
                    .build();
            HealthResponse unknown = ask(endpoint, "/health/checks/nothing");
            for (String check : List.of("ledger-db", "acquirer")) {
                HealthResponse hidden = ask(endpoint, "/health/checks/" + check);
                assertThat(hidden.status()).isEqualTo(404);
                assertThat(hidden.headers()).isEqualTo(unknown.headers());
                assertThat(hidden.bodyText()).isEqualTo(unknown.bodyText());
            }
            assertThat(ask(endpoint, "/actuator/health/payments-internal").status())
                    .isEqualTo(404);
            for (String path : List.of(
                    "/health",
                    "/health/live",
                    "/health/ready",
                    "/health/startup",
                    "/health/probes/readiness",
                    "/health/probes/payments-internal",
                    "/readyz",
                    "/actuator/health",
                    "/actuator/health/liveness")) {
                for (Format format : Format.values()) {
                    HealthResponse answer = ask(endpoint, path + "?format=" + format.wireName());
                    assertThat(answer.status()).as(path).isIn(200, 503);
                    assertThat(answer.bodyText() + answer.headers())
                            .doesNotContain("ledger", "acquirer", "payments", "groups", "components");
                }
            }
        }
    }

    /** A tag depends on nothing but the word, so that it tells nothing more. */
    @Test
    void atTheStatusLevelTheSameWordHasTheSameTagWhateverTheChecks() {
        try (HealthChecker one = HealthChecker.builder()
                        .probe("payments-internal")
                        .check("ledger-db", deadline -> CheckResult.up(), policy -> policy.probes("payments-internal"))
                        .build();
                HealthChecker other = HealthChecker.builder().probe("reports").build()) {
            for (Format format : Format.values()) {
                assertThat(statusLevelTag(one, "/health/probes/payments-internal", format))
                        .isEqualTo(statusLevelTag(other, "/health/probes/reports", format));
                assertThat(statusLevelTag(one, "/health", format)).isEqualTo(statusLevelTag(other, "/health", format));
            }
        }
    }

    private static String statusLevelTag(HealthChecker health, String path, Format format) {
        HealthEndpoint endpoint =
                HealthEndpoint.builder(health).publicLevel(PublicLevel.STATUS).build();
        health.drain();
        health.runAll(Duration.ofSeconds(1));
        return String.valueOf(
                ask(endpoint, path + "?format=" + format.wireName()).header("ETag"));
    }

    private static HealthResponse ask(HealthEndpoint endpoint, String target) {
        return Orders.answered(endpoint.handle(TestRequest.get(target)).toCompletableFuture());
    }

    @Test
    void worksWithAPlainUnstartedChecker() {
        try (HealthChecker health = HealthChecker.builder().build()) {
            HealthEndpoint endpoint = HealthEndpoint.builder(health).build();
            health.runAll(Duration.ofSeconds(1));

            HealthResponse answer = Orders.answered(
                    endpoint.handle(TestRequest.get("/health/ready")).toCompletableFuture());
            assertThat(answer.bodyText()).isEqualTo("{\"status\":\"up\",\"checks\":{}}");
        }
    }
}
