/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.agent.AgentProcess.Ended;
import dev.lifesigns.checks.fixture.TestCertificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code lifesigns ask} over TLS: whom it trusts, and who it is. */
@Timeout(280)
class AskTlsIT {
    private static final String LOCALHOST = "dns:localhost,ip:127.0.0.1";

    @TempDir
    private static Path directory;

    private static TestCertificate good;
    private static TestCertificate other;
    private static TestCertificate expired;

    @BeforeAll
    static void makeCertificates() throws Exception {
        good = TestCertificate.create(directory, "good", LOCALHOST, "-1d", 30);
        other = TestCertificate.create(directory, "other", LOCALHOST, "-1d", 30);
        expired = TestCertificate.create(directory, "expired", LOCALHOST, "-10d", 5);
    }

    @Test
    void onlyATrustedCertificateIsAccepted() throws Exception {
        try (AgentProcess agent = serve(good, "")) {
            String url = "https://localhost:" + agent.port();
            assertAnswer(0, "up (200)", url, "--cacert=" + good.certificate());
            assertAnswer(1, "unable to find valid certification path", url, "--cacert=" + other.certificate());
            assertAnswer(1, "unable to find valid certification path", url);
        }
    }

    @Test
    void expiredCertificateIsRefusedUnlessItIsTheAgentsOwn() throws Exception {
        try (AgentProcess agent = serve(expired, "")) {
            String url = "https://localhost:" + agent.port();
            assertAnswer(1, "certificate not valid: ", url, "--cacert=" + expired.certificate());
            assertAnswer(0, "up (200)", "--config=" + configuration(expired, agent.port(), ""));
        }
    }

    @Test
    void certificateIsPresentedToAnAgentThatDemandsOne() throws Exception {
        String demand = ", clientCa: " + other.certificate();
        try (AgentProcess agent = serve(good, demand)) {
            String url = "https://localhost:" + agent.port();
            String trusted = "--cacert=" + good.certificate();
            assertAnswer(0, "up (200)", url, trusted, "--cert=" + other.certificate(), "--key=" + other.key());
            assertAnswer(1, url, url, trusted);
            assertAnswer(1, url, url, trusted, "--cert=" + expired.certificate(), "--key=" + expired.key());

            Path both = Files.writeString(
                    directory.resolve("both.pem"),
                    Files.readString(other.certificate()) + Files.readString(other.key()));
            String config = "--config=" + configuration(good, agent.port(), demand);
            assertAnswer(0, "up (200)", config, "--cert=" + both);
            assertRefused("--cert: none (expected: a certificate, which server.tls.clientCa demands)", config);
        }
    }

    @Test
    void filesOfTheCertificateAreNamedIfTheyCannotBeUsed() throws Exception {
        String url = "https://localhost";
        assertRefused("--key: k.pem (expected: only with --cert)", url, "--key=k.pem");
        assertRefused("--cert: none.pem (expected: a readable file of PEM certificates)", url, "--cert=none.pem");
        assertRefused(
                "--key: " + good.certificate()
                        + " (expected: a readable PEM file with an unencrypted PKCS #8 private key)",
                url,
                "--cert=" + good.certificate());
    }

    private static AgentProcess serve(TestCertificate certificate, String more) throws Exception {
        AgentProcess agent =
                AgentProcess.start("serve", "--port=0", "--config=" + configuration(certificate, 8080, more));
        agent.url();
        return agent;
    }

    private static Path configuration(TestCertificate certificate, int port, String more) throws Exception {
        return Files.writeString(
                directory.resolve("lifesigns-" + port + ".yaml"),
                "server: {port: " + port + ", drainDelay: 0s, tls: {certificate: " + certificate.certificate()
                        + ", key: " + certificate.key() + more
                        + "}}\nchecks: {threads: {type: deadlock, probes: [liveness]}}\n");
    }

    private static void assertAnswer(int code, String part, String... arguments) throws Exception {
        Ended ended = ask(arguments);
        assertThat(ended.out()).as(ended.printed()).singleElement().asString().contains(part);
        assertThat(ended.exitCode()).isEqualTo(code);
    }

    private static void assertRefused(String message, String... arguments) throws Exception {
        Ended ended = ask(arguments);
        assertThat(ended.err()).startsWith("lifesigns: " + message);
        assertThat(ended.exitCode()).isEqualTo(2);
    }

    private static Ended ask(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("ask", "--probe=liveness", "--timeout=60s"));
        all.addAll(List.of(arguments));
        return AgentProcess.run(all.toArray(String[]::new));
    }
}
