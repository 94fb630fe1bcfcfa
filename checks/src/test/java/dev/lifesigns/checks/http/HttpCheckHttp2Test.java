/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.http;

import static dev.lifesigns.checks.fixture.ScriptedHttpServer.always;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.fixture.ForwardProxy;
import dev.lifesigns.checks.fixture.Nginx;
import dev.lifesigns.checks.fixture.ScriptedHttpServer;
import dev.lifesigns.checks.fixture.ServerProcess;
import dev.lifesigns.checks.fixture.TestCertificate;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpCheckHttp2Test {
    private static final Duration AMPLE = Duration.ofSeconds(20);

    @TempDir
    private static Path folder;

    private static TestCertificate certificate;
    private static int plain;
    private static int secured;
    private static int old;
    private static Nginx nginx;

    @BeforeAll
    static void startNginx() throws Exception {
        certificate = TestCertificate.create(folder, "server", "ip:127.0.0.1", "-1d", 10);
        plain = ServerProcess.freePort();
        secured = ServerProcess.freePort();
        old = ServerProcess.freePort();
        nginx = Nginx.start(
                folder, plain, """
                ssl_certificate %s; ssl_certificate_key %s;
                server {
                  listen 127.0.0.1:%d http2; listen 127.0.0.1:%d ssl http2; listen 127.0.0.1:%d ssl;
                  location /ok { return 200 '{"protocol": "$server_protocol", "header": "$http_x_secret"}'; }
                  location /busy { return 503; }
                  location /limited { return 429; }
                  location /moved { return 302 /ok; }
                }
                """.formatted(certificate.certificate(), certificate.key(), plain, secured, old));
    }

    @AfterAll
    static void stopNginx() throws Exception {
        if (nginx != null) {
            nginx.close();
        }
    }

    @Test
    void nginxRespondsOverHttp2WithAndWithoutTls() throws Exception {
        Consumer<HttpCheck.Builder> demands = check -> check.header("X-Secret", "s3cret".repeat(50))
                .bodyJson(List.of("$.protocol == \"HTTP/2.0\"", "$.header == \"" + "s3cret".repeat(50) + "\""));

        assertThat(ask("http://127.0.0.1:" + plain + "/ok", demands).status()).isEqualTo(CheckStatus.UP);
        CheckResult result = ask("https://127.0.0.1:" + secured + "/ok", demands);

        assertThat(result.status()).isEqualTo(CheckStatus.UP);
        assertThat(result.details()).containsEntry("status_code", 200).containsEntry("certificate_days_left", 8L);
    }

    @Test
    void aProxyConnectsThroughForHttp2() throws Exception {
        try (ForwardProxy proxy = new ForwardProxy("")) {
            CheckResult result = ask(
                    "https://127.0.0.1:" + secured + "/ok", check -> check.proxy("http://127.0.0.1:" + proxy.port()));

            assertThat(result.status()).isEqualTo(CheckStatus.UP);
        }
    }

    @ParameterizedTest
    @CsvSource({"/busy, 503, FAILED", "/limited, 429, EXHAUSTED", "/moved, 302, FAILED", "/none, 404, FAILED"})
    void aStatusThatIsNotExpectedIsDown(String path, int status, ErrorKind kind) throws Exception {
        CheckResult result = ask("http://127.0.0.1:" + plain + path, check -> {});

        assertThat(result.error()).isEqualTo(kind);
        assertThat(result.details()).containsEntry("status_code", status);
    }

    @Test
    void aServerWithoutHttp2IsFailed() throws Exception {
        assertThat(ask("https://127.0.0.1:" + old + "/ok", check -> {}).error()).isIn(ErrorKind.FAILED);
        try (ScriptedHttpServer server = new ScriptedHttpServer(always(200))) {
            assertThat(ask(server.url("/"), check -> {}).error()).isEqualTo(ErrorKind.FAILED);
        }
    }

    @Test
    void aFrozenServerIsATimeout() throws Exception {
        try (ServerSocket frozen = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            CheckResult result = HttpCheck.builder("http://127.0.0.1:" + frozen.getLocalPort() + "/")
                    .http2()
                    .build()
                    .check(CheckDeadline.after(Duration.ofMillis(300)));

            assertThat(result.error()).isEqualTo(ErrorKind.TIMEOUT);
        }
    }

    private static CheckResult ask(String url, Consumer<HttpCheck.Builder> settings) throws InterruptedException {
        HttpCheck.Builder builder = HttpCheck.builder(url).http2();
        if (url.startsWith("https:")) {
            builder.trustFile(certificate.certificate());
        }
        settings.accept(builder);
        return builder.build().check(CheckDeadline.after(AMPLE));
    }
}
