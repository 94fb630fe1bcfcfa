/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every example in the Javadoc of core, http, and testkit compiles, and those of entry types elsewhere. */
class JavadocExamplesTest {
    private static final List<Path> SOURCES = Stream.of(
                    "core/src/main/java",
                    "http/src/main/java",
                    "testkit/src/main/java",
                    "checks/src/main/java/dev/lifesigns/checks/deadlock",
                    "checks/src/main/java/dev/lifesigns/checks/memcached",
                    "checks/src/main/java/dev/lifesigns/checks/smtp",
                    "checks/src/main/java/dev/lifesigns/checks/nats",
                    "checks/src/main/java/dev/lifesigns/checks/mqtt",
                    "checks/src/main/java/dev/lifesigns/checks/ntp",
                    "checks/src/main/java/dev/lifesigns/checks/tcp",
                    "checks/src/main/java/dev/lifesigns/checks/tls",
                    "checks/src/main/java/dev/lifesigns/checks/s3",
                    "checks/src/main/java/dev/lifesigns/checks/websocket",
                    "checks/src/main/java/dev/lifesigns/checks/grpc",
                    "checks/src/main/java/dev/lifesigns/checks/vault",
                    "checks/src/main/java/dev/lifesigns/checks/consul",
                    "checks/src/main/java/dev/lifesigns/checks/elasticsearch",
                    "checks/src/main/java/dev/lifesigns/checks/etcd",
                    "checks/src/main/java/dev/lifesigns/checks/ldap",
                    "checks/src/main/java/dev/lifesigns/checks/zookeeper",
                    "probes/src/main/java/dev/lifesigns/probes/generate",
                    "probes/src/main/java/dev/lifesigns/probes/simulate")
            .map(Path.of("..")::resolve)
            .toList();
    private static final Pattern EXAMPLE = Pattern.compile("<pre>\\{@code(.*?)}</pre>", Pattern.DOTALL);
    /** Everything in these packages is imported. */
    private static final List<String> PACKAGES = List.of(
            "dev.lifesigns",
            "dev.lifesigns.http",
            "dev.lifesigns.testkit",
            "dev.lifesigns.probes.generate",
            "dev.lifesigns.probes.simulate");

    private static final String IMPORTS = """
            package dev.lifesigns.proof;
            import static dev.lifesigns.testkit.SnapshotAssert.assertThatHealth;
            import static org.assertj.core.api.Assertions.assertThat;
            import dev.lifesigns.checks.deadlock.DeadlockCheck;
            import dev.lifesigns.checks.http.HttpCheck;
            import dev.lifesigns.checks.jdbc.JdbcCheck;
            import dev.lifesigns.checks.memcached.MemcachedCheck;
            import dev.lifesigns.checks.smtp.SmtpCheck;
            import dev.lifesigns.checks.nats.NatsCheck;
            import dev.lifesigns.checks.mqtt.MqttCheck;
            import dev.lifesigns.checks.ntp.NtpCheck;
            import dev.lifesigns.checks.tcp.TcpCheck;
            import dev.lifesigns.checks.tls.TlsCheck;
            import dev.lifesigns.checks.s3.S3Check;
            import dev.lifesigns.checks.websocket.WebSocketCheck;
            import dev.lifesigns.checks.grpc.GrpcCheck;
            import dev.lifesigns.checks.vault.VaultCheck;
            import dev.lifesigns.checks.consul.ConsulCheck;
            import dev.lifesigns.checks.elasticsearch.ElasticsearchCheck;
            import dev.lifesigns.checks.etcd.EtcdCheck;
            import dev.lifesigns.checks.ldap.LdapCheck;
            import dev.lifesigns.checks.zookeeper.ZooKeeperCheck;
            import dev.lifesigns.jdkhttpserver.HealthServer;
            import dev.lifesigns.probes.ManifestSource;
            import java.net.InetAddress;
            import java.nio.file.Files;
            import java.nio.file.Path;
            import java.time.Duration;
            import java.time.Instant;
            import java.util.List;
            import java.util.Map;
            import java.util.Set;
            """;

    @TempDir
    Path classes;

    /** An example, and the file that it is in. */
    private record Example(String file, String code) {
        /** A class with the example in it, which has the names of {@link JavadocExample}. */
        String source(int number) {
            String statements = code.endsWith(";") || code.endsWith("}") ? code : code + ";";
            String result = code.startsWith("return ") ? "Object" : "void";
            return "/* " + file + " */ class Example" + number + " extends JavadocExample { " + result
                    + " run() throws Exception {\n" + statements + "\n} }\n";
        }
    }

    @Test
    void everyExampleCompiles() throws IOException {
        StringBuilder source = new StringBuilder(IMPORTS);
        PACKAGES.forEach(each -> source.append("import ").append(each).append(".*;\n"));
        List<Example> examples = examples();
        for (int i = 0; i < examples.size(); i++) {
            source.append(examples.get(i).source(i));
        }

        assertThat(errors(source.toString())).isEmpty();
        assertThat(examples).hasSizeGreaterThan(30);
    }

    /** What a user starts from has an example. */
    @Test
    void entryTypesHaveAnExample() throws IOException {
        assertThat(examples())
                .extracting(Example::file)
                .contains(
                        "AsyncHealthCheck.java",
                        "CheckDeadline.java",
                        "CheckHandle.java",
                        "CheckPolicy.java",
                        "CheckResult.java",
                        "CheckSchedule.java",
                        "CheckSnapshot.java",
                        "Gate.java",
                        "HealthCheck.java",
                        "HealthChecker.java",
                        "HealthSnapshot.java",
                        "Heartbeat.java",
                        "ListenerHandle.java",
                        "Probes.java",
                        "RunInterceptor.java",
                        "RunListener.java",
                        "ServiceInfo.java",
                        "StartupTask.java",
                        "Transition.java",
                        "TransitionListener.java",
                        "Authenticator.java",
                        "DrainableServer.java",
                        "HealthEndpoint.java",
                        "HealthRequest.java",
                        "HealthResponse.java",
                        "Behavior.java",
                        "ScriptedCheck.java",
                        "SnapshotAssert.java",
                        "VirtualTime.java",
                        "DeadlockCheck.java",
                        "TcpCheck.java",
                        "TlsCheck.java",
                        "Derivation.java",
                        "Requirements.java",
                        "SimulatedWorkload.java",
                        "Simulation.java");
    }

    private static List<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        for (Path sources : SOURCES) {
            try (Stream<Path> files = Files.walk(sources)) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .sorted()
                        .forEach(file -> examples.addAll(examplesIn(file)));
            }
        }
        return examples;
    }

    private static List<Example> examplesIn(Path file) {
        try {
            Matcher matcher = EXAMPLE.matcher(Files.readString(file));
            return matcher.results()
                    .map(JavadocExamplesTest::code)
                    .filter(code -> !code.startsWith("{")) // a body of a response
                    .map(code -> new Example(file.getFileName().toString(), code))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String code(MatchResult example) {
        return example.group(1).replaceAll("(?m)^ *\\* ?", "").strip();
    }

    private List<String> errors(String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<String> options = List.of(
                "-proc:none", "-nowarn", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
        JavaFileObject file = new InMemorySource(source);
        boolean compiled = compiler.getTask(null, null, diagnostics, options, null, List.of(file))
                .call();
        List<String> lines = source.lines().toList();
        return compiled
                ? List.of()
                : diagnostics.getDiagnostics().stream()
                        .map(found -> found.getMessage(Locale.ROOT) + " in: "
                                + lines.get((int) Math.max(1, found.getLineNumber()) - 1))
                        .toList();
    }

    private static final class InMemorySource extends SimpleJavaFileObject {
        private final String source;

        InMemorySource(String source) {
            super(URI.create("string:///Examples.java"), Kind.SOURCE);
            this.source = source;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
        }
    }
}
