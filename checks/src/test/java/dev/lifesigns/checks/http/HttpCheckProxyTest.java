/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.http;

import static dev.lifesigns.checks.fixture.ScriptedHttpServer.always;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.fixture.ForwardProxy;
import dev.lifesigns.checks.fixture.ScriptedHttpServer;
import dev.lifesigns.checks.fixture.TestCertificate;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpCheckProxyTest {
    private static final Duration AMPLE = Duration.ofSeconds(20);

    @Test
    void aProxyForwardsARequestWithItsCredentials() throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer(always(204));
                ForwardProxy proxy = new ForwardProxy("")) {
            CheckResult result = HttpCheck.builder(server.url("/health"))
                    .proxy("http://me:s3cret@127.0.0.1:" + proxy.port())
                    .build()
                    .check(CheckDeadline.after(AMPLE));

            assertThat(result.status()).isEqualTo(CheckStatus.UP);
            assertThat(proxy.heads().get(0))
                    .startsWith("GET " + server.url("/health") + " HTTP/1.1\r\n")
                    .contains("Proxy-Authorization: Basic bWU6czNjcmV0\r\n");
        }
    }

    @Test
    void aProxyConnectsThroughForTls(@TempDir Path folder) throws Exception {
        TestCertificate certificate = TestCertificate.create(folder, "server", "ip:127.0.0.1", "-1d", 10);
        try (ScriptedHttpServer server = new ScriptedHttpServer(certificate.serverSockets(), always(200));
                ForwardProxy proxy = new ForwardProxy("")) {
            CheckResult result = HttpCheck.builder("https://127.0.0.1:" + server.port() + "/health")
                    .trustFile(certificate.certificate())
                    .proxy("http://me:s3cret@127.0.0.1:" + proxy.port())
                    .build()
                    .check(CheckDeadline.after(AMPLE));

            assertThat(result.status()).isEqualTo(CheckStatus.UP);
            assertThat(proxy.heads().get(0)).startsWith("CONNECT 127.0.0.1:" + server.port() + " HTTP/1.1\r\n");
            assertThat(server.requests().get(0)).startsWith("GET /health ").doesNotContain("Proxy-Authorization");
        }
    }

    @ParameterizedTest
    @CsvSource({"407, UNAUTHORIZED", "403, UNAUTHORIZED", "502, UNREACHABLE", "400, FAILED"})
    void aProxyThatRefusesToConnectIsNamed(int status, ErrorKind kind) throws Exception {
        try (ForwardProxy proxy = new ForwardProxy("HTTP/1.1 " + status + " No")) {
            CheckResult result = HttpCheck.builder("https://app.test/")
                    .proxy("http://me:s3cret@127.0.0.1:" + proxy.port())
                    .build()
                    .check(CheckDeadline.after(AMPLE));

            assertThat(result.error()).isEqualTo(kind);
            assertThat(result.message())
                    .isEqualTo("https://app.test:443: the proxy http://127.0.0.1:" + proxy.port()
                            + " refused to connect with status " + status);
        }
    }

    @Test
    void aProxyThatIsGoneIsUnreachableAndAFrozenOneATimeout() throws Exception {
        int port;
        try (ServerSocket frozen = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            port = frozen.getLocalPort();
            assertThat(through(port, Duration.ofMillis(300)).error()).isEqualTo(ErrorKind.TIMEOUT);
        }
        CheckResult gone = through(port, AMPLE);

        assertThat(gone.error()).isEqualTo(ErrorKind.UNREACHABLE);
        assertThat(gone.message()).endsWith("no connection to the proxy http://127.0.0.1:" + port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"planted", "https://proxy.test:1", "http://planted:1/path", "http://me:planted@"})
    void aMalformedProxyIsRefusedAndNotRepeated(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpCheck.builder("http://app.test/").proxy(url))
                .withMessage("proxy: refused (expected: http://[user:password@]host:port)");
    }

    @Test
    void aProxyHidesTheAddresses() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpCheck.builder("http://app.test/")
                        .proxy("http://proxy.test:3128")
                        .allAddresses()
                        .build())
                .withMessage("allAddresses: set with proxy (expected: one of them)");
    }

    @Test
    void aProxyForwardsNoHttp2() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpCheck.builder("http://app.test/")
                        .proxy("http://proxy.test:3128")
                        .http2()
                        .build())
                .withMessage("http2: set with proxy (expected: an https URL, or no proxy)");
    }

    private static CheckResult through(int port, Duration timeout) throws InterruptedException {
        return HttpCheck.builder("https://app.test/")
                .proxy("http://127.0.0.1:" + port)
                .build()
                .check(CheckDeadline.after(timeout));
    }
}
