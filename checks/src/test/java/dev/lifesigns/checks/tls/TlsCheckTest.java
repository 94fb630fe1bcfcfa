/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.tls;

import static dev.lifesigns.checks.fixture.ScriptedHttpServer.always;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.fixture.GivenOptions;
import dev.lifesigns.checks.fixture.Greeter;
import dev.lifesigns.checks.fixture.ScriptedHttpServer;
import dev.lifesigns.checks.fixture.TestCertificate;
import dev.lifesigns.checks.internal.TlsOptions;
import dev.lifesigns.checks.spi.InvalidOptionException;
import dev.lifesigns.checks.spi.Option;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsCheckTest {
    private static final Duration AMPLE = Duration.ofSeconds(20);

    @TempDir
    private static Path folder;

    private static TestCertificate good;
    private static TestCertificate expired;
    private static TestCertificate client;

    @BeforeAll
    static void makeCertificates() throws Exception {
        good = TestCertificate.create(folder, "good", "ip:127.0.0.1", "-1d", 11);
        expired = TestCertificate.create(folder, "expired", "ip:127.0.0.1", "-20d", 10);
        client = TestCertificate.create(folder, "client", "dns:client", "-1d", 100);
    }

    @Test
    void aTrustedCertificateIsUp() throws Exception {
        CheckResult result = ask(good, builder -> builder.trustFile(good.certificate()));

        assertThat(result.status()).isEqualTo(CheckStatus.UP);
        assertThat(result.details()).containsEntry("certificate_days_left", 9L).containsEntry("protocol", "TLSv1.3");
    }

    @Test
    void aSelfSignedCertificateIsFailed() throws Exception {
        assertRefused(ask(good, builder -> {}));
    }

    @Test
    void aCertificateOfAnotherHostIsFailed() throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer(good.serverSockets(), always(200))) {
            assertRefused(TlsCheck.builder("localhost", server.port())
                    .trustFile(good.certificate())
                    .build()
                    .check(CheckDeadline.after(AMPLE)));
        }
    }

    @Test
    void anExpiredCertificateIsFailedAndHasDaysLeftIfInsecure() throws Exception {
        assertRefused(ask(expired, builder -> builder.trustFile(expired.certificate())));

        CheckResult insecure = ask(expired, builder -> builder.insecure().certificateDays(5, 0));

        assertThat(insecure.error()).isEqualTo(ErrorKind.THRESHOLD);
        assertThat(insecure.message()).endsWith("certificate expires in -11 days (expected: at least 0)");
    }

    @Test
    void aCertificateThatExpiresSoonDegradesAndThenFails() throws Exception {
        CheckResult soon =
                ask(good, builder -> builder.trustFile(good.certificate()).certificateDays(21, 7));
        CheckResult sooner =
                ask(good, builder -> builder.trustFile(good.certificate()).certificateDays(21, 10));

        assertThat(soon.status()).isEqualTo(CheckStatus.DEGRADED);
        assertThat(soon.error()).isEqualTo(ErrorKind.THRESHOLD);
        assertThat(sooner.status()).isEqualTo(CheckStatus.DOWN);
        assertThat(sooner.message()).endsWith("certificate expires in 9 days (expected: at least 10)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aServerThatDemandsAClientCertificateIsFailedWithoutOneAndUpWithIt(String version) throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer(demanding(version), always(200))) {
            TlsCheck.Builder builder =
                    TlsCheck.builder("127.0.0.1", server.port()).trustFile(good.certificate());

            assertRefused(builder.build().check(CheckDeadline.after(AMPLE)));
            builder.clientCertificate(client.certificate(), client.key());
            assertThat(builder.build().check(CheckDeadline.after(AMPLE)).status())
                    .isEqualTo(CheckStatus.UP);
            builder.clientKeyStore(client.store(), TestCertificate.PASSWORD);
            assertThat(builder.build().check(CheckDeadline.after(AMPLE)).status())
                    .isEqualTo(CheckStatus.UP);
        }
    }

    @Test
    void aServerWithoutTheMinimumVersionIsFailed() throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer(demanding("TLSv1.2"), always(200))) {
            assertRefused(TlsCheck.builder("127.0.0.1", server.port())
                    .trustFile(good.certificate())
                    .clientCertificate(client.certificate(), client.key())
                    .minTlsVersion("TLSv1.3")
                    .build()
                    .check(CheckDeadline.after(AMPLE)));
        }
    }

    @Test
    void aServerWithoutTlsIsFailed() throws Exception {
        try (Greeter server = new Greeter("220 mail.internal ESMTP ready\r\n")) {
            assertRefused(TlsCheck.of("127.0.0.1", server.port()).check(CheckDeadline.after(AMPLE)));
        }
    }

    @Test
    void aFrozenServerIsATimeoutAndAClosedPortIsUnreachable() throws Exception {
        int port;
        try (ServerSocket frozen = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            port = frozen.getLocalPort();

            assertThat(TlsCheck.of("127.0.0.1", port)
                            .check(CheckDeadline.after(Duration.ofMillis(300)))
                            .error())
                    .isEqualTo(ErrorKind.TIMEOUT);
        }
        assertThat(TlsCheck.of("127.0.0.1", port)
                        .check(CheckDeadline.after(AMPLE))
                        .error())
                .isEqualTo(ErrorKind.UNREACHABLE);
    }

    @Test
    void aRefusedValueIsReportedAtItsOption() {
        Path missing = folder.resolve("missing.pem");
        assertRefused(
                TlsOptions.TRUST_FILE,
                missing.toString(),
                "trustFile: " + missing + " (expected: a readable file of PEM certificates)");
        assertRefused(
                TlsOptions.CLIENT_KEY,
                missing.toString(),
                "clientKey: unused (expected: a PEM file as clientCertificate)");
        assertRefused(
                TlsOptions.CLIENT_CERTIFICATE,
                client.store().toString(),
                "clientCertificate: " + client.store()
                        + " (expected: a readable PKCS #12 key store, and its password in clientKeyPassword)");
        assertRefused(
                TlsOptions.CLIENT_CERTIFICATE,
                client.certificate().toString(),
                "clientKey: " + client.certificate()
                        + " (expected: a readable PEM file with an unencrypted PKCS #8 private key)");
        assertRefused(TlsOptions.MIN_TLS_VERSION, "1.3", "minTlsVersion: 1.3 (expected: TLSv1.2 or TLSv1.3)");
        assertRefused(TlsOptions.CERTIFICATE_WARN_DAYS, -1, "certificateWarnDays: -1 (expected: 0 or more)");
        assertRefused(TlsCheckType.PORT, 0, "port: 0 (expected: 1 to 65535)");
    }

    @Test
    void insecureIsAcceptedWithAWarning() {
        TlsCheckType type = new TlsCheckType();
        GivenOptions options = options().with(TlsOptions.INSECURE, true);

        assertThat(type.create(options)).isNotNull();
        assertThat(type.warnings(options)).containsOnlyKeys(TlsOptions.INSECURE);
        assertThat(type.warnings(options())).isEmpty();
    }

    private static <T> void assertRefused(Option<T> option, T value, String message) {
        InvalidOptionException refusal = catchThrowableOfType(
                InvalidOptionException.class,
                () -> new TlsCheckType().create(options().with(option, value)));

        assertThat(refusal).hasMessage(message);
    }

    private static GivenOptions options() {
        return new GivenOptions().with(TlsCheckType.HOST, "127.0.0.1").with(TlsCheckType.PORT, 1);
    }

    private static void assertRefused(CheckResult result) {
        assertThat(result.status()).isEqualTo(CheckStatus.DOWN);
        assertThat(result.error()).isEqualTo(ErrorKind.FAILED);
        assertThat(result.message()).contains(": TLS: ");
    }

    private static CheckResult ask(TestCertificate certificate, Consumer<TlsCheck.Builder> settings) throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer(certificate.serverSockets(), always(200))) {
            TlsCheck.Builder builder = TlsCheck.builder("127.0.0.1", server.port());
            settings.accept(builder);
            return builder.build().check(CheckDeadline.after(AMPLE));
        }
    }

    private static ServerSocket demanding(String version) throws Exception {
        SSLServerSocket listener = good.requiring(client, version);
        listener.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
        return listener;
    }
}
