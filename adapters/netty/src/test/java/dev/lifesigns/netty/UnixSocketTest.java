/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.http.HealthEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnixSocketTest {
    private static final Set<PosixFilePermission> OURS = PosixFilePermissions.fromString("rw-------");

    @TempDir
    private Path directory;

    private Path path;
    private final HealthChecker checker = HealthChecker.builder().build();
    private final HealthEndpoint endpoint = HealthEndpoint.builder(checker).build();

    @BeforeEach
    void namePath() {
        path = directory.resolve("health.sock");
    }

    @AfterEach
    void closeChecker() {
        checker.close();
    }

    private HealthServer serve() {
        return HealthServer.builder(endpoint)
                .address(Servers.ANY_PORT)
                .socket(path, OURS)
                .start();
    }

    private String answer() throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            String request = "GET /health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
            channel.write(ByteBuffer.wrap(request.getBytes(ISO_8859_1)));
            return new String(Channels.newInputStream(channel).readAllBytes(), ISO_8859_1);
        }
    }

    /** As a process that was killed leaves it behind. */
    private void leaveBehind() throws IOException {
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(path));
        }
        assertThat(path).exists();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void answersBesideThePortOnEachTransport(boolean jdk) throws Exception {
        Transport transport = jdk ? Transport.jdk() : Transport.best();
        Limits limits = Servers.limits(10, Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(2));
        try (HealthServer server = Servers.start(endpoint, Servers.ANY_PORT, limits, transport)) {
            server.listen(new UnixSocket(path, OURS), transport);
            for (int i = 0; i < 20; i++) {
                assertThat(answer()).startsWith("HTTP/1.1 200 OK").endsWith("{\"status\":\"up\"}");
            }
            try (Wire wire = new Wire(server)) {
                assertThat(wire.send("GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n")
                                .readUntil("}"))
                        .startsWith("HTTP/1.1 200 OK");
            }
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void fileHasItsPermissions() throws Exception {
        try (HealthServer server = serve()) {
            assertThat(server.address().getPort()).isPositive();
            assertThat(Files.getPosixFilePermissions(path)).isEqualTo(OURS);
            assertThat(directory).isDirectoryContaining(path::equals);
        }
    }

    @Test
    void staleFileIsReplaced() throws Exception {
        leaveBehind();
        try (HealthServer server = serve()) {
            assertThat(answer()).startsWith("HTTP/1.1 200 OK");
            assertThat(server.address().getPort()).isPositive();
        }
        assertThat(path).doesNotExist();
    }

    @Test
    void fileThatSomebodyListensAtIsLeftAlone() throws Exception {
        try (HealthServer first = serve()) {
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(this::serve)
                    .withMessage("health server: " + path + ": another process listens there");
            assertThat(answer()).startsWith("HTTP/1.1 200 OK");
            assertThat(first.address().getPort()).isPositive();
        }
    }

    @Test
    void fileOfAnotherKindIsLeftAlone() throws Exception {
        Files.writeString(path, "notes");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(this::serve)
                .withMessage("health server: " + path + ": a file that is not a socket");
        assertThat(path).hasContent("notes");
    }

    @Test
    void folderThatDoesNotExistIsReported() {
        path = directory.resolve("no/such.sock");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(this::serve)
                .withMessage("health server: " + path + ": No such file or directory");
    }

    @Test
    void fileOfASuccessorIsNotRemoved() throws Exception {
        HealthServer server = serve();
        Files.delete(path);
        leaveBehind();
        server.close();
        assertThat(path).exists();
    }
}
