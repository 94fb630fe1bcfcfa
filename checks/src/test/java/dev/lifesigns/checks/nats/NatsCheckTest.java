/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.nats;

import static dev.lifesigns.checks.fixture.Runs.awaitUp;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NatsCheckTest extends RealServerContract {
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final String PROGRAM = "/usr/sbin/nats-server";

    @Override
    protected ServerProcess startServer() throws Exception {
        // this user may do nothing
        return start(
                port,
                "authorization { users = [ { user: prober, password: \"" + PASSWORD
                        + "\", permissions: { publish: { deny: \">\" }, subscribe: { deny: \">\" } } } ] }");
    }

    @Override
    protected NatsCheck checking(String host, int port) {
        return NatsCheck.builder(host, port).credentials("prober", PASSWORD).build();
    }

    @Test
    void upWithVersion() {
        try (NatsCheck check = checking("127.0.0.1", port)) {
            assertThat(runUp(check).details())
                    .containsEntry("server", "127.0.0.1:" + port)
                    .hasEntrySatisfying(
                            "version", version -> assertThat(version.toString()).matches("2\\..*"));
        }
    }

    @Test
    void wrongOrMissingPasswordIsUnauthorizedAndNotRepeated() {
        try (NatsCheck wrong = NatsCheck.builder("127.0.0.1", port)
                        .credentials("prober", "wr0ng\"-planted")
                        .build();
                NatsCheck missing = NatsCheck.of("127.0.0.1", port)) {
            CheckResult result = runDown(wrong, TIMEOUT, ErrorKind.UNAUTHORIZED);

            assertThat(result.message()).endsWith(": -ERR 'Authorization Violation'");
            assertThat(result.toString()).doesNotContain("wr0ng");
            runDown(missing, TIMEOUT, ErrorKind.UNAUTHORIZED);
        }
    }

    @Test
    void tokenIsUpAndTooManyConnectionsAreDown() throws Exception {
        int small = ServerProcess.freePort();
        try (ServerProcess busy = start(small, "max_connections: 1\nauthorization { token: \"" + PASSWORD + "\" }");
                NatsCheck first =
                        (NatsCheck) new NatsCheckType().create(options(small).with(NatsCheckType.TOKEN, PASSWORD));
                NatsCheck second =
                        NatsCheck.builder("127.0.0.1", small).token(PASSWORD).build()) {
            assertThat(busy.pid()).isPositive();
            // until the server has noticed that the connection that waited for its start is gone
            awaitUp(first);

            // the server closes at once, and its reason may be lost on the way
            assertThat(second.check(CheckDeadline.after(TIMEOUT)).error())
                    .isIn(ErrorKind.EXHAUSTED, ErrorKind.UNREACHABLE);
            runUp(first);
        }
    }

    @Test
    void encryptedServerIsUpIfItsCertificateIsTrusted() throws Exception {
        TestCertificate certificate = TestCertificate.create(folder, "nats", "ip:127.0.0.1", "-1d", 10);
        int encrypted = ServerProcess.freePort();
        try (ServerProcess secure = start(
                encrypted,
                "tls { cert_file: \"" + certificate.certificate() + "\", key_file: \"" + certificate.key() + "\" }")) {
            assertThat(secure.pid()).isPositive();
            GivenOptions options = options(encrypted).with(NatsCheckType.TLS, true);
            try (NatsCheck untrusted = (NatsCheck) new NatsCheckType().create(options);
                    NatsCheck plain = NatsCheck.of("127.0.0.1", encrypted)) {
                assertThat(runDown(untrusted, TIMEOUT, ErrorKind.FAILED).message())
                        .contains(": TLS: ");
                assertThat(runDown(plain, TIMEOUT, ErrorKind.FAILED).message())
                        .endsWith(": the server requires TLS (expected: a check with tls: true)");
            }
            options.with(TlsOptions.TRUST_FILE, certificate.certificate().toString());
            try (NatsCheck trusted = (NatsCheck) new NatsCheckType().create(options)) {
                assertThat(runUp(trusted).details()).containsEntry("certificate_days_left", 8L);
                runUp(trusted);
            }
        }
    }

    @Test
    void serverWithoutTlsIsFailedIfItIsDemanded() {
        HealthCheck check = new NatsCheckType().create(options(port).with(NatsCheckType.TLS, true));

        assertThat(runDown(check, TIMEOUT, ErrorKind.FAILED).message())
                .endsWith(": the server does not offer TLS (expected: tls_required)");
    }

    @Test
    void serverOfAnotherProtocolIsFailed() throws Exception {
        try (Greeter mail = new Greeter("220 mail.internal ESMTP\r\n");
                Greeter broken = new Greeter("INFO {\"version\":\r\n");
                NatsCheck first = NatsCheck.of("127.0.0.1", mail.port());
                NatsCheck second = NatsCheck.of("127.0.0.1", broken.port())) {
            assertThat(runDown(first, TIMEOUT, ErrorKind.FAILED).message())
                    .endsWith(": '220 mail.internal ESMTP' (expected: INFO)");
            assertThat(runDown(second, TIMEOUT, ErrorKind.FAILED).message()).contains(": INFO is ");
        }
    }

    @Test
    void serverThatPingsInBetweenIsAnswered() throws Exception {
        try (Greeter pinging = new Greeter("INFO {}\r\nPING\r\n+OK\r\nINFO {}\r\nPONG\r\n");
                NatsCheck check = NatsCheck.of("127.0.0.1", pinging.port())) {
            runUp(check);
        }
    }

    @Test
    void twoWaysToLogInAreRefused() {
        GivenOptions options = options(1).with(NatsCheckType.USERNAME, "prober");

        assertThatThrownBy(() -> new NatsCheckType().create(options))
                .hasMessage("username and password: only one (expected: both)");
        options.with(NatsCheckType.PASSWORD, PASSWORD).with(NatsCheckType.TOKEN, PASSWORD);
        assertThatThrownBy(() -> new NatsCheckType().create(options))
                .hasMessage("token: set with username (expected: one of them)");
    }

    private static GivenOptions options(int port) {
        return new GivenOptions().with(ServerOptions.HOST, "127.0.0.1").with(NatsCheckType.PORT, port);
    }

    private ServerProcess start(int port, String settings) throws Exception {
        Path file = Files.writeString(folder.resolve("nats-" + port + ".conf"), settings + "\n");
        return ServerProcess.start(
                folder, port, PROGRAM, "-a", "127.0.0.1", "-p", String.valueOf(port), "-c", file.toString());
    }
}
