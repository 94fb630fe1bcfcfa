/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks;

import static dev.lifesigns.checks.fixture.Runs.runDown;
import static dev.lifesigns.checks.fixture.Runs.runUp;
import static dev.lifesigns.checks.internal.TlsOptions.CLIENT_CERTIFICATE;
import static dev.lifesigns.checks.internal.TlsOptions.CLIENT_KEY;
import static dev.lifesigns.checks.internal.TlsOptions.TRUST_FILE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.fixture.ServerProcess;
import dev.lifesigns.checks.fixture.TestAuthority;
import dev.lifesigns.checks.fixture.TestAuthority.Signed;
import dev.lifesigns.checks.fixture.TlsServer;
import dev.lifesigns.checks.spi.Option;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every check with TLS says about the certificates of its server, and about its own. */
class TlsServersTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final String HOST = "127.0.0.1";

    @TempDir
    private static Path folder;

    private static TestAuthority trusted;
    private static TestAuthority foreign;
    private static Signed good;
    private static Signed expired;
    private static Signed client;

    @BeforeAll
    static void makeCertificates() throws Exception {
        trusted = TestAuthority.create(folder, "trusted");
        foreign = TestAuthority.create(folder, "foreign");
        good = trusted.sign("good", 10);
        expired = trusted.sign("expired", -1);
        client = trusted.sign("client", 10);
    }

    @ParameterizedTest
    @EnumSource
    void theCertificateHasToBeTrustedAndForTheHost(TlsServer server) throws Exception {
        int port = ServerProcess.freePort();
        try (ServerProcess process = server.start(folder, port, good, trusted.certificate())) {
            assertThat(process.pid()).isPositive();
            assertThat(up(server.checking(HOST, port, identified(trusted))).details())
                    .containsKey("certificate_days_left");
            assertRefused(server.checking(HOST, port, identified(foreign)), "unable to find valid certification path");
            assertRefused(server.checking("localhost", port, identified(trusted)), "localhost");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anExpiredCertificateIsRefused(TlsServer server) throws Exception {
        int port = ServerProcess.freePort();
        try (ServerProcess process = server.start(folder, port, expired, trusted.certificate())) {
            assertThat(process.pid()).isPositive();
            assertRefused(server.checking(HOST, port, identified(trusted)), "validity check failed");
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {"HTTP", "SMTP"},
            mode = EnumSource.Mode.EXCLUDE)
    void aServerThatDemandsACertificateRefusesAClientWithoutOne(TlsServer server) throws Exception {
        int port = ServerProcess.freePort();
        try (ServerProcess process = server.start(folder, port, good, trusted.certificate())) {
            assertThat(process.pid()).isPositive();
            assertRefused(server.checking(HOST, port, Map.of(TRUST_FILE, trusted.certificate())), "certificate");
        }
    }

    private static Map<Option<String>, Path> identified(TestAuthority authority) {
        return Map.of(
                TRUST_FILE, authority.certificate(),
                CLIENT_CERTIFICATE, client.certificate(),
                CLIENT_KEY, client.key());
    }

    private static CheckResult up(HealthCheck check) throws Exception {
        try {
            return runUp(check);
        } finally {
            close(check);
        }
    }

    private static void assertRefused(HealthCheck check, String reason) throws Exception {
        try {
            CheckResult result = runDown(check, TIMEOUT, ErrorKind.FAILED);

            assertThat(result.message()).contains(": TLS: ", reason);
            assertThat(result.toString()).doesNotContain(TlsServer.SECRET);
        } finally {
            close(check);
        }
    }

    private static void close(HealthCheck check) throws Exception {
        if (check instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }
}
