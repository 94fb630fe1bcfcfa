/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.lifesigns.agent.ask.Ask;
import dev.lifesigns.agent.ask.AskArguments;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Asks once over each protocol, so that the JVM can record which classes {@code lifesigns ask} needs; {@code
 * bin/lifesigns-cache} runs it apart from {@link CacheTrainingRun}. It listens on loopback only, on any free port.
 *
 * <p>It includes neither TLS nor YAML: what is recorded takes memory in every process, used or not, and these take the most.
 */
public final class AskTrainingRun {
    private static final byte[] ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n{\"status\":\"up\"}".getBytes(US_ASCII);
    private static final int LONGEST_REQUEST = 4_096;

    private AskTrainingRun() {}

    /** Throws if it cannot listen. */
    public static void main(String[] arguments) throws IOException {
        Path directory = Files.createTempDirectory("lifesigns");
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> respond(listener));
            server.setDaemon(true);
            server.start();
            int port = listener.getLocalPort();
            new Lifesigns();
            ask("http://127.0.0.1:" + port + "/");
            ask("grpc://127.0.0.1:" + port);
            ask(directory.resolve("no.sock").toString());
        } finally {
            Files.delete(directory);
        }
    }

    private static @Nullable Integer ask(String target) {
        return Ask.quickly(new String[] {AskArguments.COMMAND, target, "--timeout", "10s"});
    }

    private static void respond(ServerSocket listener) {
        while (!listener.isClosed()) {
            try (Socket client = listener.accept()) {
                int read = client.getInputStream().read(new byte[LONGEST_REQUEST]);
                if (read > 0) {
                    client.getOutputStream().write(ANSWER);
                }
            } catch (IOException ended) {
                System.err.println(ended);
            }
        }
    }
}
