/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.memcached;

import static dev.lifesigns.checks.fixture.Eventually.eventually;
import static dev.lifesigns.checks.fixture.Runs.runDown;
import static dev.lifesigns.checks.fixture.Runs.runUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.fixture.GivenOptions;
import dev.lifesigns.checks.fixture.RealServerContract;
import dev.lifesigns.checks.fixture.RedisServer;
import dev.lifesigns.checks.fixture.ServerProcess;
import dev.lifesigns.checks.fixture.TestCertificate;
import dev.lifesigns.checks.internal.ServerOptions;
import dev.lifesigns.checks.internal.TlsOptions;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemcachedCheckTest extends RealServerContract {
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final String PROGRAM = "/usr/bin/memcached";

    @Override
    protected ServerProcess startServer() throws Exception {
        Path users = Files.writeString(folder.resolve("users"), "prober:" + PASSWORD + "\n");
        return start(port, "-Y", users.toString());
    }

    @Override
    protected MemcachedCheck checking(String host, int port) {
        return MemcachedCheck.builder(host, port)
                .credentials("prober", PASSWORD)
                .build();
    }

    @Test
    void upWithVersionAndConnections() {
        try (MemcachedCheck check = checking("127.0.0.1", port)) {
            assertThat(runUp(check).details())
                    .containsEntry("server", "127.0.0.1:" + port)
                    .hasEntrySatisfying(
                            "version", version -> assertThat(version.toString()).matches("1\\..*"))
                    .containsKeys("curr_connections", "max_connections");
        }
    }

    @Test
    void wrongPasswordIsUnauthorizedAndNotRepeated() {
        try (MemcachedCheck check = MemcachedCheck.builder("127.0.0.1", port)
                .credentials("prober", "wr0ng-planted")
                .build()) {
            CheckResult result = runDown(check, TIMEOUT, ErrorKind.UNAUTHORIZED);

            assertThat(result.message()).endsWith(": CLIENT_ERROR authentication failure");
            assertThat(result.toString()).doesNotContain("wr0ng-planted");
        }
    }

    @Test
    void missingPasswordIsUnauthorized() {
        try (MemcachedCheck check = MemcachedCheck.of("127.0.0.1", port)) {
            assertThat(runDown(check, TIMEOUT, ErrorKind.UNAUTHORIZED).message())
                    .endsWith(": CLIENT_ERROR unauthenticated");
        }
    }

    @Test
    void serverThatHasRefusedConnectionsIsDegradedForOneRun() throws Exception {
        withManyClients(List.of("-c", "64"), check -> {
            CheckResult result = check.check(CheckDeadline.after(AMPLE));

            assertThat(result.status()).isEqualTo(CheckStatus.DEGRADED);
            assertThat(result.error()).isEqualTo(ErrorKind.EXHAUSTED);
            assertThat(result.message()).matches("the server has refused \\d+ connections since the last run .*");
            assertThat(check.check(CheckDeadline.after(AMPLE)).status()).isEqualTo(CheckStatus.UP);
        });
    }

    @Test
    void serverThatLetsNewConnectionsWaitIsExhausted() throws Exception {
        withManyClients(
                List.of("-c", "64", "-o", "no_maxconns_fast"),
                check -> assertThat(runDown(check, TIMEOUT, ErrorKind.EXHAUSTED).message())
                        .startsWith("the server accepts no new connections ("));
    }

    private interface Step {
        void run(MemcachedCheck check) throws Exception;
    }

    /** With a check that has been up, and more clients than there may be. */
    private void withManyClients(List<String> arguments, Step step) throws Exception {
        int small = ServerProcess.freePort();
        List<SocketChannel> clients = new ArrayList<>();
        try (ServerProcess busy = start(small, arguments.toArray(new String[0]));
                MemcachedCheck check = MemcachedCheck.of("127.0.0.1", small)) {
            assertThat(busy.pid()).isPositive();
            Map<String, Object> before = runUp(check).details();
            assertThat(before).containsEntry("max_connections", "64");
            for (int client = 0; client < 64; client++) {
                SocketChannel waiting = SocketChannel.open();
                clients.add(waiting);
                waiting.configureBlocking(false);
                waiting.connect(new InetSocketAddress("127.0.0.1", small));
            }
            try (MemcachedCheck other = MemcachedCheck.of("127.0.0.1", small)) {
                eventually(
                        "no other client is served",
                        () -> other.check(CheckDeadline.after(TIMEOUT)).error() != null);
            }
            step.run(check);
        } finally {
            for (SocketChannel client : clients) {
                client.close();
            }
        }
    }

    @Test
    void encryptedServerIsUpIfItsCertificateIsTrusted() throws Exception {
        TestCertificate certificate = TestCertificate.create(folder, "memcached", "ip:127.0.0.1", "-1d", 10);
        int encrypted = ServerProcess.freePort();
        String files = "ssl_chain_cert=" + certificate.certificate() + ",ssl_key=" + certificate.key();
        try (ServerProcess secure = start(encrypted, "-Z", "-o", files)) {
            assertThat(secure.pid()).isPositive();
            try (MemcachedCheck check = configured(encrypted, certificate.certificate())) {
                assertThat(runUp(check).details()).containsEntry("certificate_days_left", 8L);
            }
            try (MemcachedCheck check = configured(encrypted, null)) {
                assertThat(runDown(check, TIMEOUT, ErrorKind.FAILED).message()).contains(": TLS: ");
            }
        }
    }

    @Test
    void serverOfAnotherProtocolIsFailed() throws Exception {
        try (RedisServer redis = RedisServer.start();
                MemcachedCheck check = MemcachedCheck.of("127.0.0.1", redis.port())) {
            assertThat(runDown(check, TIMEOUT, ErrorKind.FAILED).message())
                    .endsWith("' (expected: STAT lines, then END)");
        }
    }

    @Test
    void whatCannotBeSentIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MemcachedCheck.builder("a", 1).credentials("prober", "two words"))
                .withMessage("password: empty or with white space (expected: one word)");
        assertThatThrownBy(
                        () -> new MemcachedCheckType().create(options(1).with(MemcachedCheckType.USERNAME, "prober")))
                .hasMessage("username and password: only one (expected: both)");
        assertThatThrownBy(() -> new MemcachedCheckType().create(options(1).with(TlsOptions.TRUST_FILE, "ca.pem")))
                .hasMessage("trustFile: set (expected: tls: true)");
    }

    private static MemcachedCheck configured(int port, Path trusted) {
        GivenOptions options = options(port).with(ServerOptions.TLS, true);
        if (trusted != null) {
            options.with(TlsOptions.TRUST_FILE, trusted.toString());
        }
        HealthCheck check = new MemcachedCheckType().create(options);
        return (MemcachedCheck) check;
    }

    private static GivenOptions options(int port) {
        return new GivenOptions().with(ServerOptions.HOST, "127.0.0.1").with(MemcachedCheckType.PORT, port);
    }

    private ServerProcess start(int port, String... arguments) throws Exception {
        List<String> all =
                new ArrayList<>(List.of("-l", "127.0.0.1", "-p", String.valueOf(port), "-U", "0", "-u", "root"));
        all.addAll(List.of(arguments));
        return ServerProcess.start(folder, port, PROGRAM, all.toArray(new String[0]));
    }
}
