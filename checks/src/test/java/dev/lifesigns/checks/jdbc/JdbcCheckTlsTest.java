/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.jdbc;

import static dev.lifesigns.checks.fixture.Eventually.eventually;
import static dev.lifesigns.checks.fixture.Runs.runDown;
import static dev.lifesigns.checks.fixture.Runs.runUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.fixture.MariadbServer;
import dev.lifesigns.checks.fixture.PostgresServer;
import dev.lifesigns.checks.fixture.TestAuthority;
import dev.lifesigns.checks.fixture.TestAuthority.Signed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Databases that speak TLS, with a good, an expired and a wrong certificate. */
@Timeout(280)
class JdbcCheckTlsTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    @TempDir
    private static Path folder;

    private static TestAuthority trusted;
    private static Signed good;
    private static Signed expired;
    private static Signed foreign;

    @BeforeAll
    static void makeCertificates() throws Exception {
        trusted = TestAuthority.create(folder, "trusted");
        good = trusted.sign("good", 10);
        expired = trusted.sign("expired", -1);
        foreign = TestAuthority.create(folder, "other").sign("foreign", 10);
    }

    @Test
    void postgresIsUpOnlyWithAValidCertificate() throws Exception {
        Path certificate = folder.resolve("postgres.pem");
        Path key = folder.resolve("postgres.key");
        install(good, certificate, key);
        try (PostgresServer server = PostgresServer.start();
                JdbcCheck check =
                        checking(server.url() + "?sslmode=verify-full&sslrootcert=" + trusted.certificate())) {
            server.execute("ALTER SYSTEM SET ssl_cert_file = '" + certificate + "'");
            server.execute("ALTER SYSTEM SET ssl_key_file = '" + key + "'");
            server.execute("ALTER SYSTEM SET ssl = on");
            server.execute("SELECT pg_reload_conf()");
            eventually(
                    "PostgreSQL speaks TLS",
                    () -> server.number("SELECT count(*) FROM pg_settings" + " WHERE name = 'ssl' AND setting = 'on'")
                            == 1);
            runUp(check);
            for (Signed refused : new Signed[] {expired, foreign}) {
                install(refused, certificate, key);
                server.execute("SELECT pg_reload_conf()");
                server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'orders'");
                eventually("PostgreSQL has the other certificate", () -> isRefused(check));
            }
            install(good, certificate, key);
            server.execute("SELECT pg_reload_conf()");
            eventually("PostgreSQL has the good certificate again", () -> !isRefused(check));
        }
    }

    @Test
    void mariadbIsUpOnlyWithAValidCertificate() throws Exception {
        assumeTrue(MariadbServer.program().isPresent(), "no MariaDB here: apt-get install mariadb-server-core");
        Path certificate = folder.resolve("mariadb.pem");
        Path key = folder.resolve("mariadb.key");
        install(good, certificate, key);
        try (MariadbServer server = MariadbServer.start("--ssl-cert=" + certificate, "--ssl-key=" + key)) {
            String url = "jdbc:mariadb://127.0.0.1:" + server.port() + "/orders?sslMode=verify-full&serverSslCert="
                    + trusted.certificate();
            try (JdbcCheck check = checking(url)) {
                runUp(check);
            }
            for (Signed refused : new Signed[] {expired, foreign}) {
                install(refused, certificate, key);
                server.execute("FLUSH SSL");
                try (JdbcCheck check = checking(url)) {
                    assertThat(runDown(check, TIMEOUT, ErrorKind.FAILED).message())
                            .doesNotContain(PostgresServer.PASSWORD);
                }
            }
        }
    }

    private static boolean isRefused(JdbcCheck check) throws Exception {
        var result = check.check(dev.lifesigns.CheckDeadline.after(Duration.ofSeconds(30)));
        return result.error() == ErrorKind.FAILED;
    }

    private static JdbcCheck checking(String url) {
        Properties credentials = new Properties();
        credentials.setProperty("user", PostgresServer.USER);
        credentials.setProperty("password", PostgresServer.PASSWORD);
        return JdbcCheck.connecting(url, credentials);
    }

    private static void install(Signed pair, Path certificate, Path key) throws Exception {
        Files.copy(pair.certificate(), certificate, StandardCopyOption.REPLACE_EXISTING);
        Files.copy(pair.key(), key, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    }
}
