/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.smtp;

import static dev.lifesigns.checks.fixture.Runs.runDown;
import static dev.lifesigns.checks.fixture.Runs.runUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.fixture.GivenOptions;
import dev.lifesigns.checks.fixture.Greeter;
import dev.lifesigns.checks.fixture.RealServerContract;
import dev.lifesigns.checks.fixture.ServerProcess;
import dev.lifesigns.checks.fixture.TestCertificate;
import dev.lifesigns.checks.internal.ServerOptions;
import dev.lifesigns.checks.internal.TlsOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpCheckTest extends RealServerContract {
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final String PROGRAM = "/usr/bin/aiosmtpd";

    private TestCertificate certificate;

    @Override
    protected ServerProcess startServer() throws Exception {
        certificate = TestCertificate.create(folder, "mail", "ip:127.0.0.1", "-1d", 10);
        return start(
                port,
                "--tlscert",
                certificate.certificate().toString(),
                "--tlskey",
                certificate.key().toString());
    }

    @Override
    protected SmtpCheck checking(String host, int port) {
        return SmtpCheck.of(host, port);
    }

    @Test
    void upWithWhatIsOffered() {
        assertThat(runUp(SmtpCheck.of("127.0.0.1", port)).details())
                .containsEntry("server", "127.0.0.1:" + port)
                .containsEntry("starttls", true);
    }

    @Test
    void startTlsIsUpIfTheCertificateIsTrusted() {
        GivenOptions options = options(port).with(SmtpCheckType.START_TLS, true);

        assertThat(runDown(new SmtpCheckType().create(options), TIMEOUT, ErrorKind.FAILED)
                        .message())
                .contains(": TLS: ");
        options.with(TlsOptions.TRUST_FILE, certificate.certificate().toString());
        assertThat(runUp(new SmtpCheckType().create(options)).details()).containsEntry("certificate_days_left", 8L);
    }

    @Test
    void tlsFromTheFirstByteIsUp() throws Exception {
        int encrypted = ServerProcess.freePort();
        try (ServerProcess secure = start(
                encrypted,
                "--smtpscert",
                certificate.certificate().toString(),
                "--smtpskey",
                certificate.key().toString())) {
            assertThat(secure.pid()).isPositive();
            GivenOptions options = options(encrypted)
                    .with(ServerOptions.TLS, true)
                    .with(TlsOptions.TRUST_FILE, certificate.certificate().toString());

            runUp(new SmtpCheckType().create(options));
            options.with(TlsOptions.CERTIFICATE_WARN_DAYS, 30);
            assertThat(new SmtpCheckType()
                            .create(options)
                            .check(CheckDeadline.after(Duration.ofSeconds(20)))
                            .error())
                    .isEqualTo(ErrorKind.THRESHOLD);
        }
    }

    @Test
    void missingStartTlsIsFailed() throws Exception {
        int plain = ServerProcess.freePort();
        try (ServerProcess old = start(plain)) {
            assertThat(old.pid()).isPositive();
            HealthCheck check = SmtpCheck.builder("127.0.0.1", plain).startTls().build();

            assertThat(runDown(check, TIMEOUT, ErrorKind.FAILED).message())
                    .endsWith(": no STARTTLS among the extensions (expected: it is offered)");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "421 4.7.0 too many connections, EXHAUSTED, 421 4.7.0 too many connections",
        "530 5.7.0 authenticate first, UNAUTHORIZED, 530 5.7.0 authenticate first",
        "554 5.7.1 you are blocked, FAILED, '''554 5.7.1 you are blocked'' (expected: code 220)'"
    })
    void codeOfTheGreetingDecidesTheKind(String greeting, ErrorKind kind, String message) throws Exception {
        try (Greeter scripted = new Greeter(greeting + "\r\n")) {
            CheckResult result = runDown(SmtpCheck.of("127.0.0.1", scripted.port()), TIMEOUT, kind);

            assertThat(result.message()).endsWith(": " + message);
        }
    }

    @Test
    void plainTextAfterTheAnswerToStartTlsIsRefused() throws Exception {
        try (Greeter injecting = new Greeter("220 mail\r\n250-mail\r\n250 STARTTLS\r\n220 ready\r\n250 injected\r\n")) {
            HealthCheck check =
                    SmtpCheck.builder("127.0.0.1", injecting.port()).startTls().build();

            assertThat(runDown(check, TIMEOUT, ErrorKind.FAILED).message())
                    .endsWith(": plain text where TLS starts (expected: nothing)");
        }
    }

    @Test
    void bothKindsOfEncryptionAreRefused() {
        assertThatThrownBy(() -> new SmtpCheckType()
                        .create(options(1).with(SmtpCheckType.START_TLS, true).with(ServerOptions.TLS, true)))
                .hasMessage("startTls: true with tls: true (expected: one of them)");
        assertThatThrownBy(() -> new SmtpCheckType().create(options(1).with(TlsOptions.CERTIFICATE_FAIL_DAYS, 3)))
                .hasMessage("certificateFailDays: set (expected: startTls: true or tls: true)");
    }

    private static GivenOptions options(int port) {
        return new GivenOptions().with(ServerOptions.HOST, "127.0.0.1").with(SmtpCheckType.PORT, port);
    }

    private ServerProcess start(int port, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("-n", "-l", "127.0.0.1:" + port, "-c", "aiosmtpd.handlers.Sink"));
        all.addAll(List.of(arguments));
        return ServerProcess.start(folder, port, PROGRAM, all.toArray(new String[0]));
    }
}
