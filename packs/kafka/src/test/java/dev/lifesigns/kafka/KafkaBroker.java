/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kafka;

import dev.lifesigns.checks.fixture.ServerProcess;
import dev.lifesigns.checks.fixture.TestCertificate;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.Uuid;

/**
 * One real broker that is its own controller, in a JVM of its own. It listens without a login, with one, and with TLS; {@code
 * prober} may describe everything that no rule is about.
 */
final class KafkaBroker {
    static final String USER = "prober";

    private static final int READY_MILLIS = 2_000;

    private final Path folder;
    private final int plain = ServerProcess.freePort();
    private final int secure = ServerProcess.freePort();

    KafkaBroker(Path folder) throws IOException {
        this.folder = folder;
    }

    /** The port without a login. */
    int plain() {
        return plain;
    }

    /** The port with TLS and without a login. */
    int secure() {
        return secure;
    }

    /**
     * Starts it.
     *
     * @param login the port with a login
     * @param advertised the port of the same that it sends clients to
     */
    ServerProcess start(int login, int advertised, String password, TestCertificate certificate) throws Exception {
        Files.createDirectories(data());
        Path settings = folder.resolve("server.properties");
        try (Writer out = Files.newBufferedWriter(settings)) {
            settings(login, advertised, password, certificate).store(out, null);
        }
        return ServerProcess.start(
                folder,
                this::hasABroker,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                KafkaBroker.class.getName(),
                settings.toString(),
                data().toString());
    }

    /** A client that may do everything. */
    Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:" + plain));
    }

    /**
     * The broker's JVM. It starts without data: after a crash, a controller that remembers the broker would not admit it again
     * until its session has expired.
     */
    public static void main(String[] arguments) throws IOException {
        String settings = arguments[0];
        try (Stream<Path> data = Files.walk(Path.of(arguments[1]))) {
            data.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
        int formatted = StorageTool.execute(
                new String[] {"format", "-t", Uuid.randomUuid().toString(), "-c", settings}, System.out);
        if (formatted != 0) {
            throw new IllegalStateException("format: " + formatted);
        }
        Kafka.main(new String[] {settings});
    }

    private Properties settings(int login, int advertised, String password, TestCertificate certificate)
            throws IOException {
        int control = ServerProcess.freePort();
        Path keyAndCertificate = folder.resolve("broker.pem");
        Files.writeString(
                keyAndCertificate, Files.readString(certificate.key()) + Files.readString(certificate.certificate()));
        Properties settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + control);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("inter.broker.listener.name", "PLAIN");
        settings.put("listeners", listeners(login) + ",CONTROLLER://127.0.0.1:" + control);
        settings.put("advertised.listeners", listeners(advertised));
        settings.put(
                "listener.security.protocol.map",
                "PLAIN:PLAINTEXT,LOGIN:SASL_PLAINTEXT,SECURE:SSL,CONTROLLER:PLAINTEXT");
        settings.put("sasl.enabled.mechanisms", "PLAIN,SCRAM-SHA-256");
        settings.put(
                "listener.name.login.plain.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required user_" + USER + "=\"" + password
                        + "\";");
        settings.put(
                "listener.name.login.scram-sha-256.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        settings.put("listener.name.secure.ssl.keystore.type", "PEM");
        settings.put("listener.name.secure.ssl.keystore.location", keyAndCertificate.toString());
        settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        settings.put("super.users", "User:ANONYMOUS");
        settings.put("allow.everyone.if.no.acl.found", "true");
        settings.put("log.dirs", data().toString());
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "1");
        // a test may stop it for as long as a busy machine takes
        settings.put(
                "broker.session.timeout.ms",
                String.valueOf(Duration.ofMinutes(10).toMillis()));
        return settings;
    }

    private Path data() {
        return folder.resolve("data");
    }

    private String listeners(int login) {
        return "PLAIN://127.0.0.1:" + plain + ",LOGIN://127.0.0.1:" + login + ",SECURE://127.0.0.1:" + secure;
    }

    private boolean hasABroker() throws InterruptedException {
        try (Admin admin = admin()) {
            Collection<Node> nodes = admin.describeCluster(new DescribeClusterOptions().timeoutMs(READY_MILLIS))
                    .nodes()
                    .get(READY_MILLIS, TimeUnit.MILLISECONDS);
            return !List.copyOf(nodes).isEmpty();
        } catch (ExecutionException | TimeoutException notYet) {
            return false;
        }
    }
}
