/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lifesigns.checks.fixture.Eventually;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real program beside the agent, with a configuration that {@code docs/agent-integrations.md} shows. */
final class Neighbor implements AutoCloseable {
    private static final Path PAGE = Path.of("..", "docs", "agent-integrations.md");

    private final Process process;
    private final Path log;

    private Neighbor(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Skips the test if a program is missing, and says which package has it. */
    static void assumeInstalled(Path program, String debianPackage) {
        assumeTrue(
                Files.isExecutable(program),
                program.getFileName() + " is not installed: apt-get install " + debianPackage);
    }

    /** Writes the block of the page that starts with the name of this file, with other addresses. */
    static Path configuration(Path directory, String name, Map<String, ?> addresses) throws IOException {
        Pattern block = Pattern.compile("```\\w+\n(# " + Pattern.quote(name) + "\n[^`]*)```\n");
        Matcher matcher = block.matcher(Files.readString(PAGE));
        assertThat(matcher.find()).as(name).isTrue();
        String text = matcher.group(1);
        for (Map.Entry<String, ?> address : addresses.entrySet()) {
            assertThat(text).as(name).contains(address.getKey());
            text = text.replace(address.getKey(), address.getValue().toString());
        }
        return Files.writeString(directory.resolve(name), text);
    }

    static Neighbor start(Path directory, Object... command) throws IOException {
        Path log = directory.resolve("neighbor.log");
        Process process = new ProcessBuilder(
                        List.of(command).stream().map(Object::toString).toList())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new Neighbor(process, log);
    }

    /** Waits until it accepts connections on a port of loopback. */
    void awaitListening(int port) throws Exception {
        Eventually.eventually("port " + port + " is open", () -> listens(port));
    }

    private boolean listens(int port) throws IOException {
        assertThat(process.isAlive()).as(() -> logged()).isTrue();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private String logged() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
