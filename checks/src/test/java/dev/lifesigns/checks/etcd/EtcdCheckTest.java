/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.etcd;

import static dev.lifesigns.checks.fixture.Eventually.eventually;
import static dev.lifesigns.checks.fixture.Runs.awaitUp;
import static dev.lifesigns.checks.fixture.Runs.runDown;
import static dev.lifesigns.checks.fixture.Runs.runUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.fixture.GivenOptions;
import dev.lifesigns.checks.fixture.RealServerContract;
import dev.lifesigns.checks.fixture.ScriptedHttpServer;
import dev.lifesigns.checks.fixture.ServerProcess;
import dev.lifesigns.checks.fixture.TestCertificate;
import dev.lifesigns.checks.internal.TlsOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real etcd, alone, with alarms, and as a member without a quorum. */
class EtcdCheckTest extends RealServerContract {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final String PROGRAM = "/usr/bin/etcd";

    @Override
    protected ServerProcess startServer() throws Exception {
        return start("http", port, Map.of());
    }

    @Override
    protected HealthCheck checking(String host, int port) {
        return EtcdCheck.of("http://" + host + ":" + port + "/");
    }

    @Test
    void memberWithoutAQuorumIsFailed() throws Exception {
        String firstPeer = "http://127.0.0.1:" + ServerProcess.freePort();
        String secondPeer = "http://127.0.0.1:" + ServerProcess.freePort();
        int first = ServerProcess.freePort();
        int second = ServerProcess.freePort();
        String cluster = "m" + first + "=" + firstPeer + ",m" + second + "=" + secondPeer;
        try (ServerProcess member = start("http", first, peering(firstPeer, cluster));
                ServerProcess other = start("http", second, peering(secondPeer, cluster))) {
            assertThat(member.pid()).isPositive();
            HealthCheck check = checking("127.0.0.1", first);
            eventually(
                    "both are there",
                    () -> check.check(CheckDeadline.after(TIMEOUT)).error() == null);

            other.stop();

            eventually(
                    "the other one is missed",
                    () -> check.check(CheckDeadline.after(TIMEOUT)).error() == ErrorKind.FAILED);
        }
    }

    @Test
    void memberThatMayNotWriteIsDegradedAndCorruptOneIsFailed() throws Exception {
        int alarmed = ServerProcess.freePort();
        try (ServerProcess member = start("http", alarmed, Map.of())) {
            assertThat(member.pid()).isPositive();
            HealthCheck check = checking("127.0.0.1", alarmed);
            awaitUp(check);

            raise(alarmed, "NOSPACE");
            CheckResult full = check.check(CheckDeadline.after(TIMEOUT));
            raise(alarmed, "CORRUPT");
            CheckResult corrupt = check.check(CheckDeadline.after(TIMEOUT));

            assertThat(full.status()).as("%s", full).isEqualTo(CheckStatus.DEGRADED);
            assertThat(full.error()).isEqualTo(ErrorKind.EXHAUSTED);
            assertThat(full.message())
                    .isEqualTo("alarm NOSPACE: the member refuses to write (expected: room in its quota)");
            assertThat(corrupt.error()).isEqualTo(ErrorKind.FAILED);
            assertThat(corrupt.message()).isEqualTo("http://127.0.0.1:" + alarmed + ": not healthy");
        }
    }

    private static void raise(int port, String alarm) throws Exception {
        String body = "{\"action\":\"ACTIVATE\",\"memberID\":\"0\",\"alarm\":\"" + alarm + "\"}";
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v3/maintenance/alarm"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .body())
                .contains(alarm);
    }

    /** As etcd 3.5 and later write them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "503 | {\"health\":\"false\",\"reason\":\"RAFT NO LEADER\"} | FAILED | not healthy: RAFT NO LEADER",
                "503 | {\"health\":\"false\",\"reason\":\"ALARM NOSPACE\"} | FAILED | not healthy: ALARM NOSPACE",
                "503 | no healthy upstream | FAILED | status 503 (expected: the words of etcd's /health)",
                "429 | slow down | EXHAUSTED | status 429 (expected: the words of etcd's /health)",
                "403 | forbidden | UNAUTHORIZED | status 403 (expected: the words of etcd's /health)",
                "200 | {\"health\":true} | FAILED | not healthy"
            },
            quoteCharacter = '`')
    void wordsAreJudgedByTheirReason(int status, String body, ErrorKind kind, String message) throws Exception {
        try (ScriptedHttpServer scripted = new ScriptedHttpServer(ScriptedHttpServer.always(status, body))) {
            assertThat(runDown(EtcdCheck.of(scripted.url("")), TIMEOUT, kind).message())
                    .endsWith(": " + message);
            // the question without the alarm is for members that may have no other reason
            assertThat(scripted.requests())
                    .hasSize(body.contains("NOSPACE") || body.contains("true") ? 2 : 1)
                    .first()
                    .asString()
                    .startsWith("GET /health?serializable=false HTTP/1.1");
        }
    }

    @Test
    void serializableReadIsAskedFor() throws Exception {
        String body = "{\"health\":\"true\"}";
        try (ScriptedHttpServer scripted = new ScriptedHttpServer(ScriptedHttpServer.always(200, body))) {
            runUp(new EtcdCheckType().create(options(scripted.url("/etcd/")).with(EtcdCheckType.SERIALIZABLE, true)));

            assertThat(scripted.requests())
                    .singleElement()
                    .asString()
                    .startsWith("GET /etcd/health?serializable=true HTTP/1.1");
        }
    }

    private static Map<String, String> peering(String peer, String cluster) {
        return Map.of("--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer, "--initial-cluster", cluster);
    }

    @Test
    void encryptedMemberIsUpIfItsCertificateIsTrusted() throws Exception {
        TestCertificate certificate = TestCertificate.create(folder, "etcd", "ip:127.0.0.1", "-1d", 10);
        int encrypted = ServerProcess.freePort();
        try (ServerProcess secure = start(
                "https",
                encrypted,
                Map.of(
                        "--cert-file", certificate.certificate().toString(),
                        "--key-file", certificate.key().toString()))) {
            assertThat(secure.pid()).isPositive();
            GivenOptions options = options("https://127.0.0.1:" + encrypted);

            runDown(new EtcdCheckType().create(options), TIMEOUT, ErrorKind.FAILED);
            runUp(new EtcdCheckType()
                    .create(options.with(
                            TlsOptions.TRUST_FILE, certificate.certificate().toString())));
        }
    }

    @Test
    void optionsOfTlsNeedAnHttpsUrl() {
        assertThatThrownBy(() ->
                        new EtcdCheckType().create(options("http://127.0.0.1:1").with(TlsOptions.TRUST_FILE, "ca.pem")))
                .hasMessage("trustFile: set (expected: an https URL)");
        assertThatThrownBy(() -> new EtcdCheckType().create(options("etcd:2379")))
                .hasMessageStartingWith("url: ");
        assertThatThrownBy(() -> EtcdCheck.of("http://127.0.0.1:1/?user=x"))
                .hasMessage("url: with a query (expected: http[s]://host[:port], and a path at most)");
        assertThatThrownBy(() -> EtcdCheck.builder("http://127.0.0.1:1").tls(SSLContext.getDefault()))
                .hasMessage("tls: set (expected: an https URL)");
    }

    private static GivenOptions options(String url) {
        return new GivenOptions().with(EtcdCheckType.URL, url);
    }

    private ServerProcess start(String scheme, int port, Map<String, String> settings) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "--name",
                "m" + port,
                "--data-dir",
                folder.resolve("data-" + port).toString(),
                "--listen-client-urls",
                scheme + "://127.0.0.1:" + port,
                "--advertise-client-urls",
                scheme + "://127.0.0.1:" + port));
        settings.forEach((name, value) -> arguments.addAll(List.of(name, value)));
        if (!settings.containsKey("--listen-peer-urls")) {
            arguments.addAll(List.of("--listen-peer-urls", "http://127.0.0.1:0"));
        }
        return ServerProcess.start(folder, port, PROGRAM, arguments.toArray(new String[0]));
    }
}
