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
import dev.lifesigns.checks.fixture.ScriptedHttpServer;
import dev.lifesigns.checks.fixture.TestCertificate;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpCheckTlsTest {
    private static final Duration AMPLE = Duration.ofSeconds(20);

    @TempDir
    private static Path folder;

    private static Path certificate;
    private static ServerSocketFactory sockets;

    @BeforeAll
    static void makeCertificateFor127001() throws Exception {
        TestCertificate made = TestCertificate.create(folder, "server", "ip:127.0.0.1", "-1d", 10);
        certificate = made.certificate();
        sockets = made.serverSockets();
    }

    @Test
    void aSelfSignedCertificateIsRefused() throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer(sockets, always(200))) {
            CheckResult result = HttpCheck.builder("https://127.0.0.1:" + server.port() + "/")
                    .build()
                    .check(CheckDeadline.after(AMPLE));

            assertThat(result.status()).isEqualTo(CheckStatus.DOWN);
            assertThat(result.error()).isEqualTo(ErrorKind.FAILED);
            assertThat(result.message()).contains("TLS: ");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void aCertificateOfTheTrustFileIsAccepted() throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer(sockets, always(200))) {
            HttpCheck check = HttpCheck.builder("https://127.0.0.1:" + server.port() + "/")
                    .trustFile(certificate)
                    .build();

            for (int run = 0; run < 5; run++) {
                assertThat(check.check(CheckDeadline.after(AMPLE)).status()).isEqualTo(CheckStatus.UP);
            }
            server.awaitAllClosed();
        }
    }

    @Test
    void aTrustedCertificateOfAnotherHostIsRefused() throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer(sockets, always(200))) {
            CheckResult result = HttpCheck.builder("https://localhost:" + server.port() + "/")
                    .trustFile(certificate)
                    .build()
                    .check(CheckDeadline.after(AMPLE));

            assertThat(result.error()).isEqualTo(ErrorKind.FAILED);
            assertThat(result.message()).contains("TLS: ");
        }
    }

    @Test
    void aCertificateThatExpiresSoonDegradesAndThenFails() throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer(sockets, always(200))) {
            HttpCheck.Builder check = HttpCheck.builder("https://127.0.0.1:" + server.port() + "/")
                    .trustFile(certificate);

            CheckResult soon = check.certificateDays(20, 2).build().check(CheckDeadline.after(AMPLE));
            CheckResult sooner = check.certificateDays(20, 9).build().check(CheckDeadline.after(AMPLE));

            assertThat(soon.status()).isEqualTo(CheckStatus.DEGRADED);
            assertThat(soon.details()).containsEntry("certificate_days_left", 8L);
            assertThat(sooner.status()).isEqualTo(CheckStatus.DOWN);
            assertThat(sooner.error()).isEqualTo(ErrorKind.THRESHOLD);
            assertThat(sooner.message()).endsWith("certificate expires in 8 days (expected: at least 9)");
        }
    }

    @Test
    void anyCertificateIsAcceptedIfInsecure() throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer(sockets, always(200))) {
            CheckResult result = HttpCheck.builder("https://localhost:" + server.port() + "/")
                    .insecure()
                    .build()
                    .check(CheckDeadline.after(AMPLE));

            assertThat(result.status()).isEqualTo(CheckStatus.UP);
        }
    }

    @Test
    void theClientIdentifiesItselfFromAKeyStoreAndRefusesAnOlderVersion() throws Exception {
        TestCertificate good = TestCertificate.create(folder, "good", "ip:127.0.0.1", "-1d", 10);
        TestCertificate client = TestCertificate.create(folder, "client", "ip:127.0.0.1", "-1d", 10);
        SSLServerSocket listener = good.requiring(client, "TLSv1.2");
        listener.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
        try (ScriptedHttpServer server = new ScriptedHttpServer(listener, always(200))) {
            HttpCheck.Builder check = HttpCheck.builder("https://127.0.0.1:" + server.port() + "/")
                    .trustFile(good.certificate());
            assertThat(check.build().check(CheckDeadline.after(AMPLE)).status()).isEqualTo(CheckStatus.DOWN);

            check.clientKeyStore(client.store(), TestCertificate.PASSWORD);
            assertThat(check.build().check(CheckDeadline.after(AMPLE)).status()).isEqualTo(CheckStatus.UP);

            check.minTlsVersion("TLSv1.3");
            CheckResult refused = check.build().check(CheckDeadline.after(AMPLE));
            assertThat(refused.error()).isEqualTo(ErrorKind.FAILED);
            assertThat(refused.message()).contains("TLS: ");
        }
    }

    @Test
    void aServerWithoutTlsIsFailed() throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer(always(200))) {
            CheckResult result = HttpCheck.builder("https://127.0.0.1:" + server.port() + "/")
                    .build()
                    .check(CheckDeadline.after(Duration.ofMillis(500)));

            assertThat(result.status()).isEqualTo(CheckStatus.DOWN);
        }
    }

    @Test
    void aTrustFileWithoutCertificatesIsRefusedWhenTheCheckIsBuilt() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty.pem"));
        Path missing = folder.resolve("missing.pem");

        for (Path file : new Path[] {empty, missing}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> HttpCheck.builder("https://127.0.0.1/")
                            .trustFile(file)
                            .build())
                    .withMessage("trustFile: " + file + " (expected: a readable file of PEM certificates)");
        }
    }
}
