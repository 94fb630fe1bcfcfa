/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.ldap;

import static dev.lifesigns.checks.fixture.Runs.runDown;
import static dev.lifesigns.checks.fixture.Runs.runUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
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
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real slapd, whose entries are those of its own monitoring. */
class LdapCheckTest extends RealServerContract {
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final String PROGRAM = "/usr/sbin/slapd";
    private static final String BASE = "cn=Monitor";
    private static final String PROBER = "cn=prober,cn=Monitor";

    private TestCertificate certificate;
    private int encrypted;

    @Override
    protected ServerProcess startServer() throws Exception {
        certificate = TestCertificate.create(folder, "ldap", "ip:127.0.0.1", "-1d", 10, "RSA");
        encrypted = ServerProcess.freePort();
        Path file = Files.writeString(
                folder.resolve("slapd.conf"),
                "modulepath /usr/lib/ldap\nmoduleload back_monitor\npidfile " + folder.resolve("pid")
                        + "\nTLSCertificateFile " + certificate.certificate() + "\nTLSCertificateKeyFile "
                        + certificate.key() + "\ndatabase monitor\naccess to * by users read by * none\nrootdn \""
                        + PROBER + "\"\nrootpw " + PASSWORD + "\n");
        return ServerProcess.start(
                folder,
                port,
                PROGRAM,
                "-d",
                "0",
                "-f",
                file.toString(),
                "-h",
                "ldap://127.0.0.1:" + port + " ldaps://127.0.0.1:" + encrypted);
    }

    @Override
    protected LdapCheck checking(String host, int port) {
        return LdapCheck.builder(host, port).bind(PROBER, PASSWORD).base(BASE).build();
    }

    @Test
    void anonymousClientIsUpWithTheRootOnly() {
        try (LdapCheck root = LdapCheck.of("127.0.0.1", port);
                LdapCheck entry =
                        LdapCheck.builder("127.0.0.1", port).base(BASE).build()) {
            assertThat(runUp(root).details()).containsExactly(Map.entry("server", "127.0.0.1:" + port));
            assertThat(runDown(entry, TIMEOUT, ErrorKind.FAILED).message()).endsWith(": search: noSuchObject (32)");
        }
    }

    @Test
    void wrongPasswordIsUnauthorizedAndNotRepeated() {
        try (LdapCheck wrong = LdapCheck.builder("127.0.0.1", port)
                .bind(PROBER, "wr0ng-planted")
                .build()) {
            CheckResult result = runDown(wrong, TIMEOUT, ErrorKind.UNAUTHORIZED);

            assertThat(result.message()).endsWith(": bind: invalidCredentials (49)");
            assertThat(result.toString()).doesNotContain("wr0ng");
        }
    }

    @Test
    void missingEntryIsFailed() {
        try (LdapCheck missing = LdapCheck.builder("127.0.0.1", port)
                        .bind(PROBER, PASSWORD)
                        .base("cn=Nobody,cn=Monitor")
                        .build();
                LdapCheck malformed =
                        LdapCheck.builder("127.0.0.1", port).base("nobody").build()) {
            assertThat(runDown(missing, TIMEOUT, ErrorKind.FAILED).message()).contains(": search: noSuchObject (32)");
            assertThat(runDown(malformed, TIMEOUT, ErrorKind.FAILED).message())
                    .contains(": search: invalidDNSyntax (34): ");
        }
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, true"})
    void encryptedServerIsUpIfItsCertificateIsTrusted(boolean tls, boolean startTls) {
        GivenOptions options = options(tls ? encrypted : port)
                .with(LdapCheckType.BIND_DN, PROBER)
                .with(LdapCheckType.PASSWORD, PASSWORD)
                .with(LdapCheckType.BASE, BASE)
                .with(ServerOptions.TLS, tls)
                .with(LdapCheckType.START_TLS, startTls);
        try (LdapCheck untrusted = (LdapCheck) new LdapCheckType().create(options)) {
            assertThat(runDown(untrusted, TIMEOUT, ErrorKind.FAILED).message()).contains(": TLS: ");
        }
        options.with(TlsOptions.TRUST_FILE, certificate.certificate().toString());
        try (LdapCheck trusted = (LdapCheck) new LdapCheckType().create(options)) {
            assertThat(runUp(trusted).details()).containsEntry("certificate_days_left", 8L);
            runUp(trusted);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // a notice of disconnection
        "300c02010078070a013304000400, EXHAUSTED, the server ends the connection: busy (51)",
        "300c02010078070a013404000400, FAILED, the server ends the connection: unavailable (52)",
        // an end of the search without an entry, with lengths as Active Directory writes them
        "308400000010020101658400000007 0a010004000400,"
                + " FAILED, search: no entry (expected: one that the client may read)",
        "300c02010165070a013204000400, UNAUTHORIZED, search: insufficientAccessRights (50)",
        "300c02010165070a014104000400, FAILED, search: result code (65)",
        "300c02010265070a010004000400, FAILED, 'message 2' (expected: message 1)",
        "323230206d61696c0d0a, FAILED, 0x32 (expected: a message of LDAP)",
        "30857f00000000, FAILED, a length of 5 bytes (expected: a message of LDAP)",
        "30847f000000, FAILED, more than 65536 bytes (expected: a message of LDAP)",
        "3003020101, FAILED, a message that ends too soon (expected: a message of LDAP)",
        "30050201016507, FAILED, an element that is longer than its message (expected: a message of LDAP)",
        "30070205010101010165, FAILED, a number of 5 bytes (expected: a message of LDAP)"
    })
    void otherMessagesHaveTheirKind(String hex, ErrorKind kind, String message) throws Exception {
        byte[] words = HexFormat.of().parseHex(hex.replace(" ", ""));
        try (Greeter scripted = new Greeter(words);
                LdapCheck check = LdapCheck.of("127.0.0.1", scripted.port())) {
            assertThat(runDown(check, TIMEOUT, kind).message()).endsWith(": " + message);
        }
    }

    @Test
    void searchThatDoesNotEndIsFailed() throws Exception {
        try (Greeter endless = new Greeter(HexFormat.of().parseHex("30050201016400".repeat(100)));
                LdapCheck check = LdapCheck.of("127.0.0.1", endless.port())) {
            assertThat(runDown(check, TIMEOUT, ErrorKind.FAILED).message())
                    .endsWith(": '100 messages' (expected: the end of the search)");
        }
    }

    @Test
    void longNamesAreSent() {
        try (LdapCheck check = LdapCheck.builder("127.0.0.1", port)
                .bind(PROBER, PASSWORD)
                .base("cn=" + "n".repeat(300) + ",cn=Monitor")
                .build()) {
            assertThat(runDown(check, TIMEOUT, ErrorKind.FAILED).message()).contains("noSuchObject");
        }
    }

    @Test
    void settingsThatExcludeEachOtherAreRefused() {
        GivenOptions options = options(1).with(LdapCheckType.BIND_DN, PROBER);
        assertThatThrownBy(() -> new LdapCheckType().create(options))
                .hasMessage("bindDn and password: only one (expected: both)");
        assertThatThrownBy(() -> new LdapCheckType().create(options.with(LdapCheckType.PASSWORD, "")))
                .hasMessage("password: empty (expected: one, or no bindDn for an anonymous client)");
        assertThatThrownBy(() -> LdapCheck.builder("127.0.0.1", 1).bind("", PASSWORD))
                .hasMessage("bindDn: '' (expected: the name of an entry)");
        assertThatThrownBy(() -> new LdapCheckType()
                        .create(options(1).with(LdapCheckType.START_TLS, true).with(ServerOptions.TLS, true)))
                .hasMessage("startTls: true with tls: true (expected: one of them)");
        assertThatThrownBy(() -> new LdapCheckType().create(options(1).with(TlsOptions.CERTIFICATE_FAIL_DAYS, 3)))
                .hasMessage("certificateFailDays: set (expected: startTls: true or tls: true)");
    }

    private static GivenOptions options(int port) {
        return new GivenOptions().with(ServerOptions.HOST, "127.0.0.1").with(LdapCheckType.PORT, port);
    }
}
