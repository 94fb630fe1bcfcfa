/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.checks.fixture.TestCertificate;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent's own port with TLS, as curl and {@code lifesigns ask} see it. */
class TlsIT {
    private static final String LOCALHOST = "dns:localhost,ip:127.0.0.1";
    private static final String CHECKS = "checks: {disk: {type: disk, path: /, minFree: 1B}}\n";

    @TempDir
    private static Path made;

    private static TestCertificate good;
    private static TestCertificate other;
    private static TestCertificate expired;

    @TempDir
    private Path directory;

    private Path certificate;
    private Path key;

    @BeforeAll
    static void makeCertificates() throws Exception {
        good = TestCertificate.create(made, "good", LOCALHOST, "-1d", 30);
        other = TestCertificate.create(made, "other", LOCALHOST, "-1d", 30);
        expired = TestCertificate.create(made, "expired", LOCALHOST, "-10d", 5);
    }

    @BeforeEach
    void nameFiles() {
        certificate = directory.resolve("tls.crt");
        key = directory.resolve("tls.key");
    }

    @Test
    void httpsIsServedAndNothingElse() throws Exception {
        install(good);
        try (AgentProcess agent = serve("")) {
            assertThat(agent.url()).startsWith("https://");
            String url = agent.url() + "/live";
            assertThat(curl("--cacert", certificate.toString(), url)).isEqualTo("200, 0");
            assertThat(curl("--cacert", certificate.toString(), "--tls-max", "1.2", url))
                    .isEqualTo("200, 0");
            assertThat(curl("--cacert", other.certificate().toString(), url)).isEqualTo("000, 60");
            assertThat(curl(url.replace("https:", "http:"))).startsWith("000, ");
            assertThat(agent.err()).noneMatch(line -> line.contains("health server"));
            try (Socket stuck = new Socket("127.0.0.1", agent.port())) {
                stuck.setSoTimeout(60_000);
                assertThat(stuck.getInputStream().read()).isEqualTo(-1);
            }
            AgentProcess.Ended ask = AgentProcess.run(
                    "ask", "--timeout=30s", "--config", onPort(agent.port()).toString(), "--probe=liveness");
            assertThat(ask.out()).containsExactly(url.replace("localhost", "127.0.0.1") + ": up (200)");
            assertThat(ask.exitCode()).isZero();
        }
    }

    @Test
    void requestsOfOneConnectionAreAnsweredInTheirOrder() throws Exception {
        install(good);
        try (AgentProcess agent = serve("");
                SSLSocket socket = connect(agent.port())) {
            String live = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";
            String missing = "GET /no-such HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer nobody\r\n\r\n";
            String last = "GET /health/live HTTP/1.0\r\n\r\n";
            socket.getOutputStream().write(((live + live + missing).repeat(20) + last).getBytes(ISO_8859_1));
            String answers = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
            assertThat(statuses(answers)).isEqualTo("200 200 404 ".repeat(20) + "200");
        }
    }

    @Test
    void versionsBelowTheLeastAreRefused() throws Exception {
        install(good);
        try (AgentProcess agent = serve(", minVersion: TLSv1.3")) {
            String url = agent.url() + "/live";
            assertThat(curl("-k", url)).isEqualTo("200, 0");
            assertThat(curl("-k", "--tls-max", "1.2", url)).isEqualTo("000, 35");
        }
    }

    @Test
    void expiredCertificateIsServedAndUpToTheClient() throws Exception {
        install(expired);
        try (AgentProcess agent = serve("")) {
            String url = agent.url() + "/live";
            assertThat(curl("--cacert", certificate.toString(), url)).isEqualTo("000, 60");
            assertThat(curl("-k", url)).isEqualTo("200, 0");
        }
    }

    @Test
    void clientNeedsItsCertificateIfThatIsDemanded() throws Exception {
        install(good);
        try (AgentProcess agent = serve(", clientCa: " + other.certificate())) {
            String url = agent.url() + "/live";
            assertThat(curl(
                            "-k",
                            "--cert",
                            other.certificate().toString(),
                            "--key",
                            other.key().toString(),
                            url))
                    .isEqualTo("200, 0");
            assertThat(curl("-k", url)).startsWith("000, ");
            assertThat(curl(
                            "-k",
                            "--cert",
                            expired.certificate().toString(),
                            "--key",
                            expired.key().toString(),
                            url))
                    .startsWith("000, ");
            assertThat(agent.err()).noneMatch(line -> line.contains("health server"));
        }
    }

    @Test
    void renewedCertificateIsServedAndABrokenOneIsNot() throws Exception {
        install(good);
        try (AgentProcess agent = serve("")) {
            String url = agent.url() + "/live";
            try (SSLSocket before = connect(agent.port())) {
                before.startHandshake();
                Files.copy(other.certificate(), certificate, StandardCopyOption.REPLACE_EXISTING);
                agent.awaitLogged("server.tls.key: " + key + " (expected: the private key of " + certificate + ")");
                assertThat(curl("--cacert", good.certificate().toString(), url)).isEqualTo("200, 0");

                install(other);
                agent.awaitLogged("reloaded ");
                assertThat(curl("--cacert", other.certificate().toString(), url))
                        .isEqualTo("200, 0");
                assertThat(curl("--cacert", good.certificate().toString(), url)).isEqualTo("000, 60");
                before.getOutputStream().write("GET /health/live HTTP/1.0\r\n\r\n".getBytes(ISO_8859_1));
                assertThat(statuses(new String(before.getInputStream().readAllBytes(), ISO_8859_1)))
                        .isEqualTo("200");
            }
        }
    }

    @Test
    void fileThatCannotBeUsedIsRefusedWithItsName() throws Exception {
        assertRefused("server.tls.certificate: " + certificate + " (expected: a readable file of PEM certificates)");
        install(good);
        Files.writeString(key, "secret");
        assertRefused(
                "server.tls.key: " + key + " (expected: a readable PEM file with an unencrypted PKCS #8 private key)");
        Files.copy(other.key(), key, StandardCopyOption.REPLACE_EXISTING);
        assertRefused("server.tls.key: " + key + " (expected: the private key of " + certificate + ")");
        install(good);
        Files.writeString(directory.resolve("ca.pem"), "nothing");
        assertRefused(
                ", clientCa: " + directory.resolve("ca.pem"),
                "server.tls.clientCa: " + directory.resolve("ca.pem")
                        + " (expected: a readable file of PEM certificates)");
    }

    private void assertRefused(String finding) throws Exception {
        assertRefused("", finding);
    }

    private void assertRefused(String more, String finding) throws Exception {
        Path file = Files.writeString(directory.resolve("lifesigns.yaml"), yaml(0, more));
        AgentProcess.Ended ended = AgentProcess.run("serve", "--config", file.toString());
        assertThat(ended.err()).containsExactly(file + ":1:1: " + finding);
        assertThat(ended.exitCode()).isEqualTo(2);
    }

    private void install(TestCertificate pair) throws IOException {
        Files.copy(pair.key(), key, StandardCopyOption.REPLACE_EXISTING);
        Files.copy(pair.certificate(), certificate, StandardCopyOption.REPLACE_EXISTING);
    }

    private AgentProcess serve(String more) throws Exception {
        return AgentProcess.serve(directory, yaml(8080, more));
    }

    private Path onPort(int port) throws IOException {
        return Files.writeString(directory.resolve("other.yaml"), yaml(port, ""));
    }

    private String yaml(int port, String more) {
        return "server: {port: " + port + ", drainDelay: 0s, tls: {certificate: " + certificate + ", key: " + key + more
                + "}}\n" + CHECKS;
    }

    private SSLSocket connect(int port) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (var pem = Files.newInputStream(certificate)) {
            trusted.setCertificateEntry(
                    "server", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port);
        socket.setSoTimeout(60_000);
        return socket;
    }

    private static String statuses(String answers) {
        List<String> statuses = new ArrayList<>();
        answers.lines()
                .filter(line -> line.contains("HTTP/1.1 "))
                .forEach(line -> statuses.add(
                        line.substring(line.indexOf("HTTP/1.1 ") + 9).substring(0, 3)));
        return String.join(" ", statuses);
    }

    /** Status and exit code. */
    private static String curl(String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("curl", "-s", "-m", "60", "-o", "/dev/null", "-w", "%{http_code}"));
        command.addAll(List.of(arguments));
        Process curl = new ProcessBuilder(command).start();
        String status = new String(curl.getInputStream().readAllBytes(), ISO_8859_1);
        assertThat(curl.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return status + ", " + curl.exitValue();
    }
}
