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
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpCheckTlsTest {
    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final String PASSWORD = "changeit";

    @TempDir
    private static Path folder;

    private static Path certificate;
    private static ServerSocketFactory sockets;

    @BeforeAll
    static void makeCertificateFor127001() throws Exception {
        Path store = folder.resolve("server.p12");
        certificate = folder.resolve("server.pem");
        keytool(
                "-genkeypair",
                "-keystore",
                store,
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=self-signed",
                "-ext",
                "san=ip:127.0.0.1");
        keytool("-exportcert", "-rfc", "-keystore", store, "-alias", "server", "-file", certificate);
        sockets = serverSockets(store);
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

    private static void keytool(Object... arguments) throws Exception {
        String[] command = new String[arguments.length + 3];
        command[0] = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        for (int i = 0; i < arguments.length; i++) {
            command[i + 1] = arguments[i].toString();
        }
        command[command.length - 2] = "-storepass";
        command[command.length - 1] = PASSWORD;
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(() -> "keytool: " + folder.resolve("keytool.log"))
                .isZero();
    }

    private static ServerSocketFactory serverSockets(Path store) throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context.getServerSocketFactory();
    }
}
