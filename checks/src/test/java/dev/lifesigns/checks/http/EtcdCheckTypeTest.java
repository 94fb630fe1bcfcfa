/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.http;

import static dev.lifesigns.checks.fixture.Eventually.eventually;
import static dev.lifesigns.checks.fixture.Runs.runDown;
import static dev.lifesigns.checks.fixture.Runs.runUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.fixture.GivenOptions;
import dev.lifesigns.checks.fixture.RealServerContract;
import dev.lifesigns.checks.fixture.ServerProcess;
import dev.lifesigns.checks.fixture.TestCertificate;
import dev.lifesigns.checks.internal.TlsOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A real etcd, alone and as a member without a quorum. */
class EtcdCheckTypeTest extends RealServerContract {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final String PROGRAM = "/usr/bin/etcd";

    @Override
    protected ServerProcess startServer() throws Exception {
        return start("http", port, Map.of());
    }

    @Override
    protected HealthCheck checking(String host, int port) {
        return new EtcdCheckType().create(options("http://" + host + ":" + port + "/"));
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
