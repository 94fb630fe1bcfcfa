/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.rabbitmq;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.rabbitmq.client.ConnectionFactory;
import dev.lifesigns.checks.fixture.ServerProcess;
import dev.lifesigns.checks.fixture.TestCertificate;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.concurrent.TimeoutException;

/**
 * A real RabbitMQ with everything that it opens on loopback: {@code prober} may log in and nothing else, and {@code owner} may do
 * everything. Nobody may use the virtual host {@code private}.
 */
final class RabbitmqServer implements Closeable {
    static final String USER = "prober";
    static final String OWNER = "owner";

    private static final Path INSTALLED = Path.of("/usr/lib/rabbitmq/lib");
    private static final Path PORT_MAPPER = Path.of("/usr/bin/epmd");
    private static final byte[] SALT = {1, 2, 3, 4};

    private final Path folder;
    private final int port;
    private final String password;
    private final int encrypted = ServerProcess.freePort();
    private final int mapperPort = ServerProcess.freePort();
    private final ServerProcess mapper;
    private final ServerProcess process;

    /** Starts it; skips the test if it is not installed. */
    RabbitmqServer(Path folder, int port, String password) throws Exception {
        this.folder = folder;
        this.port = port;
        this.password = password;
        Path program = program();
        mapper = ServerProcess.start(
                folder,
                mapperPort,
                PORT_MAPPER.toString(),
                "-port",
                String.valueOf(mapperPort),
                "-address",
                "127.0.0.1");
        process = ServerProcess.start(folder, this::admits, "/usr/bin/env", command(program));
    }

    ServerProcess process() {
        return process;
    }

    /** The port with TLS. */
    int encrypted() {
        return encrypted;
    }

    Path certificate() {
        return folder.resolve("rabbitmq.pem");
    }

    /** Connects as a user. */
    ConnectionFactory factory(String user) {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(port);
        factory.setUsername(user);
        factory.setPassword(password);
        return factory;
    }

    @Override
    public void close() {
        process.close();
        mapper.close();
    }

    private static Path program() throws IOException {
        assumeTrue(Files.isDirectory(INSTALLED) && Files.isExecutable(PORT_MAPPER), "RabbitMQ is not installed");
        try (DirectoryStream<Path> versions = Files.newDirectoryStream(INSTALLED, "rabbitmq_server-*")) {
            return versions.iterator().next().resolve("sbin/rabbitmq-server");
        }
    }

    private String[] command(Path program) throws Exception {
        Files.writeString(folder.resolve("enabled_plugins"), "[].\n");
        return new String[] {
            "HOME=" + folder,
            "ERL_EPMD_PORT=" + mapperPort,
            "ERL_EPMD_ADDRESS=127.0.0.1",
            "RABBITMQ_NODENAME=lifesigns-" + port + "@localhost",
            "RABBITMQ_DIST_PORT=" + ServerProcess.freePort(),
            "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS=-kernel inet_dist_use_interface {127,0,0,1}",
            "RABBITMQ_CONF_ENV_FILE=/dev/null",
            "RABBITMQ_CONFIG_FILE=" + configuration(),
            "RABBITMQ_ENABLED_PLUGINS_FILE=" + folder.resolve("enabled_plugins"),
            "RABBITMQ_MNESIA_BASE=" + folder.resolve("data"),
            "RABBITMQ_LOG_BASE=" + folder.resolve("log"),
            "RABBITMQ_PID_FILE=" + folder.resolve("pid"),
            program.toString()
        };
    }

    private Path configuration() throws Exception {
        TestCertificate certificate = TestCertificate.create(folder, "rabbitmq", "ip:127.0.0.1", "-1d", 10);
        return Files.writeString(folder.resolve("rabbitmq.conf"), """
                listeners.tcp.1 = 127.0.0.1:%d
                listeners.ssl.1 = 127.0.0.1:%d
                ssl_options.certfile = %s
                ssl_options.keyfile = %s
                ssl_options.verify = verify_none
                load_definitions = %s
                disk_free_limit.absolute = 1MB
                """.formatted(
                        port, encrypted, certificate.certificate(), certificate.key(), definitions()));
    }

    private Path definitions() throws Exception {
        String hash = hash();
        return Files.writeString(
                folder.resolve("definitions.json"), """
                {"users": [
                   {"name": "%s", "password_hash": "%s", "hashing_algorithm": "rabbit_password_hashing_sha256", "tags": ""},
                   {"name": "%s", "password_hash": "%s", "hashing_algorithm": "rabbit_password_hashing_sha256", "tags": ""}],
                 "vhosts": [{"name": "/"}, {"name": "private"}],
                 "permissions": [
                   {"user": "%s", "vhost": "/", "configure": "^$", "write": "^$", "read": "^$"},
                   {"user": "%s", "vhost": "/", "configure": ".*", "write": ".*", "read": ".*"}]}
                """.formatted(USER, hash, OWNER, hash, USER, OWNER));
    }

    private String hash() throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(SALT);
        byte[] hash = digest.digest(password.getBytes(UTF_8));
        byte[] salted = new byte[SALT.length + hash.length];
        System.arraycopy(SALT, 0, salted, 0, SALT.length);
        System.arraycopy(hash, 0, salted, SALT.length, hash.length);
        return Base64.getEncoder().encodeToString(salted);
    }

    private boolean admits() {
        try {
            factory(OWNER).newConnection().close();
            return true;
        } catch (IOException | TimeoutException notYet) {
            return false;
        }
    }
}
