/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.zookeeper;

import static dev.lifesigns.checks.fixture.Eventually.eventually;
import static dev.lifesigns.checks.fixture.Runs.awaitUp;
import static dev.lifesigns.checks.fixture.Runs.run;
import static dev.lifesigns.checks.fixture.Runs.runDown;
import static dev.lifesigns.checks.fixture.Runs.runUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.fixture.ForkedJvm;
import dev.lifesigns.checks.fixture.GivenOptions;
import dev.lifesigns.checks.fixture.Greeter;
import dev.lifesigns.checks.fixture.RealServerContract;
import dev.lifesigns.checks.fixture.ServerProcess;
import dev.lifesigns.checks.fixture.TestCertificate;
import dev.lifesigns.checks.internal.ServerOptions;
import dev.lifesigns.checks.internal.TlsOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.zookeeper.server.quorum.QuorumPeerMain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real ZooKeeper, alone, encrypted, and as a member without a quorum. */
class ZooKeeperCheckTest extends RealServerContract {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final List<String> OPTIONS = List.of("-Xmx128m", "-Dreadonlymode.enabled=true");

    @Override
    protected ServerProcess startServer() throws Exception {
        // it accepts connections before it serves
        return ForkedJvm.start(
                folder,
                () -> run(checking("127.0.0.1", port), TIMEOUT).error() == null,
                OPTIONS,
                QuorumPeerMain.class,
                configuration(port, listening(port)).toString());
    }

    @Override
    protected HealthCheck checking(String host, int port) {
        return ZooKeeperCheck.of(host, port);
    }

    @Test
    void standaloneServerIsUpWithItsMode() {
        assertThat(runUp(checking("127.0.0.1", port)).details())
                .containsEntry("server", "127.0.0.1:" + port)
                .containsEntry("mode", "standalone")
                .containsEntry("outstanding", "0")
                .containsEntry("connections", "1")
                .hasEntrySatisfying(
                        "version", version -> assertThat(version.toString()).matches("3\\.\\d+\\.\\d+"));
    }

    @Test
    void memberWithoutAQuorumIsDegradedOnceItIsReadOnly() throws Exception {
        int alone = ServerProcess.freePort();
        String settings = "initLimit=5\nsyncLimit=2\n" + listening(alone);
        for (int id = 1; id <= 3; id++) {
            settings += "\nserver." + id + "=127.0.0.1:" + ServerProcess.freePort() + ":" + ServerProcess.freePort();
        }
        Files.writeString(Files.createDirectories(data(alone)).resolve("myid"), "1");
        try (ServerProcess member = start(alone, settings)) {
            assertThat(member.pid()).isPositive();
            HealthCheck check = checking("127.0.0.1", alone);
            eventually("it is read-only", () -> run(check, TIMEOUT).status() == CheckStatus.DEGRADED);

            CheckResult result = run(check, TIMEOUT);

            assertThat(result.message()).isEqualTo("read-only: the member is not part of a quorum");
            assertThat(result.details()).containsEntry("mode", "read-only");
        }
    }

    @Test
    void encryptedServerIsUpIfItsCertificateIsTrusted() throws Exception {
        TestCertificate certificate = TestCertificate.create(folder, "zookeeper", "ip:127.0.0.1", "-1d", 10);
        int encrypted = ServerProcess.freePort();
        try (ServerProcess secure = start(
                encrypted,
                "secureClientPortAddress=127.0.0.1\nsecureClientPort=" + encrypted
                        + "\nserverCnxnFactory=org.apache.zookeeper.server.NettyServerCnxnFactory\nssl.clientAuth=none"
                        + "\nssl.keyStore.location=" + certificate.store()
                        + "\nssl.keyStore.password=" + TestCertificate.PASSWORD)) {
            assertThat(secure.pid()).isPositive();
            GivenOptions options = new GivenOptions()
                    .with(ServerOptions.HOST, "127.0.0.1")
                    .with(ZooKeeperCheckType.PORT, encrypted)
                    .with(ServerOptions.TLS, true);

            assertThat(runDown(new ZooKeeperCheckType().create(options), TIMEOUT, ErrorKind.FAILED)
                            .message())
                    .contains(": TLS: ");
            options.with(TlsOptions.TRUST_FILE, certificate.certificate().toString());
            awaitUp(new ZooKeeperCheckType().create(options));
            assertThat(runUp(new ZooKeeperCheckType().create(options)).details())
                    .containsEntry("certificate_days_left", 8L);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "This ZooKeeper instance is not currently serving requests"
                        + " | This ZooKeeper instance is not currently serving requests",
                "srvr is not executed because it is not in the whitelist."
                        + " | 'srvr is not executed because it is not in the whitelist.'"
                        + " (expected: srvr in 4lw.commands.whitelist)",
                "220 mail.internal ESMTP"
                        + " | '220 mail.internal ESMTP' (expected: Zookeeper version, then other lines to Node count)"
            },
            quoteCharacter = '`')
    void otherAnswersAreFailed(String line, String message) throws Exception {
        try (Greeter scripted = new Greeter(line + "\n")) {
            assertThat(runDown(checking("127.0.0.1", scripted.port()), TIMEOUT, ErrorKind.FAILED)
                            .message())
                    .endsWith(": " + message);
        }
    }

    @Test
    void modeThatIsNotKnownIsFailed() throws Exception {
        try (Greeter scripted = new Greeter("Zookeeper version: 4.0, built\nMode: asleep\nNode count: 5\n")) {
            assertThat(runDown(checking("127.0.0.1", scripted.port()), TIMEOUT, ErrorKind.FAILED)
                            .message())
                    .endsWith(": 'asleep' (expected: a mode such as leader or follower)");
        }
    }

    private static String listening(int port) {
        return "clientPortAddress=127.0.0.1\nclientPort=" + port;
    }

    private Path data(int port) {
        return folder.resolve("data-" + port);
    }

    private Path configuration(int port, String settings) throws IOException {
        return Files.writeString(
                folder.resolve("zookeeper-" + port + ".cfg"),
                "dataDir=" + data(port) + "\ntickTime=200\nadmin.enableServer=false\n" + settings + "\n");
    }

    private ServerProcess start(int port, String settings) throws Exception {
        return ForkedJvm.start(
                folder,
                port,
                OPTIONS,
                QuorumPeerMain.class,
                configuration(port, settings).toString());
    }
}
