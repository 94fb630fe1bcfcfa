/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.agent.config.AgentConfig;
import dev.lifesigns.agent.config.CheckTypes;
import dev.lifesigns.agent.config.ConfigReader;
import dev.lifesigns.agent.config.ConfigResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class GenerateCommandTest {
    private static final String REACHABLE = "server: {host: 0.0.0.0, port: 8086}\n";

    @TempDir
    private Path folder;

    @Test
    void withoutOptionsItIsTheContainerOfAnOrdinaryProgram() {
        Run run = generate();
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("- name: app\n", "path: /health/live\n", "containerPort: 8080");
    }

    @Test
    void everythingThatIsWrongIsReportedAtOnce() {
        Run run = generate(
                "--as",
                "deployment",
                "--name",
                "Orders",
                "--port",
                "0",
                "--path",
                "health",
                "--replicas",
                "x",
                "--startup-time",
                "45",
                "--stop-time",
                "5",
                "--propagation",
                "0s");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .containsExactly(
                        "lifesigns: --name: 'Orders' (expected: lower-case letters, digits and dashes, at most 53)",
                        "lifesigns: --path: 'health' (expected: a path such as /health)",
                        "lifesigns: --port: '0' (expected: a port from 1 to 65535)",
                        "lifesigns: --image: none (expected: the program's, for a whole Deployment)",
                        "lifesigns: --startup-time: '45' (expected: a duration such as 500ms, 2s or 1m)",
                        "lifesigns: --stop-time: '5' (expected: a duration such as 500ms, 2s or 1m)",
                        "lifesigns: --replicas: 'x' (expected: a whole number)",
                        "lifesigns: --propagation: 0s"
                                + " (expected: 1s to 3600s, because traffic keeps arriving after SIGTERM)",
                        "Try 'probes generate --help'.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --image a                | --image: 'a' (expected: only with --as deployment)
            --live-path /            | --live-path: '/' (expected: only with --as deployment)
            --detect-within 5s       | --detect-within: 5s (expected: at least 16s: 5s for the checks (a check every 3s \
                                       that takes 2s) and 11s for a probe with a timeout of 3s)
            --as deployment --image a --live-path /health/ready?x | --live-path: '/health/ready?x' (expected: a path that \
                                       reads no dependency)
            --as deployment --image a --container lifesigns | --container: 'lifesigns' (expected: a different name than \
                                       the sidecar's)
            """)
    void whatDoesNotGoTogetherIsOneLine(String arguments, String message) {
        Run run = generate(arguments.split(" "));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("lifesigns: " + message.replaceAll(" +", " ") + "\nTry 'probes generate --help'.\n");
    }

    @Test
    void aProgramThatIsNoJvmIsDetectedWithinFiveSeconds() {
        Run run = generate(
                "--handler",
                "http",
                "--ready-path",
                "/ready",
                "--live-path",
                "/live",
                "--native",
                "--detect-within",
                "5s");

        assertThat(run).extracting(Run::exitCode, Run::err).containsExactly(0, "");
        assertThat(run.out())
                .contains("detected within 5s: ", "path: /ready\n", "path: /live\n", "timeoutSeconds: 1 ")
                .doesNotContain("/health");
    }

    @Test
    void aCommandIsRunOfAStatefulSetOfOnePod() {
        Run run = generate(
                "--handler",
                "exec",
                "--command",
                "pg_isready -U postgres",
                "--kind",
                "StatefulSet",
                "--replicas",
                "1",
                "--as",
                "patch");

        assertThat(run).extracting(Run::exitCode, Run::err).containsExactly(0, "");
        assertThat(run.out())
                .contains("kind: StatefulSet\n", "command: [pg_isready, \"-U\", postgres]\n", "replicas: 1 ")
                .contains("No livenessProbe, and so no startupProbe: ")
                .doesNotContain("progressDeadlineSeconds", "livenessProbe:\n", "startupProbe:\n");
    }

    @Test
    void lifesignsIsANativeSidecarIfAsked() {
        Run run = generate("--as", "deployment", "--image", "acme/orders:1", "--native-sidecar", "--replicas", "1");

        assertThat(run).extracting(Run::exitCode, Run::err).containsExactly(0, "");
        assertThat(run.out())
                .contains("      initContainers:\n", "          restartPolicy: Always")
                .contains("replicas: 1                   # --replicas; the only pod");
    }

    @Test
    void aCallOfGrpcGoesToThePortByNumber() {
        Run run = generate("--handler", "grpc", "--port", "50051", "--live-service", "alive");

        assertThat(run.out())
                .contains("- name: grpc\n", "grpc:\n        port: 50051\n        service: alive\n")
                .doesNotContain("httpGet");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --handler http          | --ready-path: none (expected: that of the program, with --handler http)
            --handler exec          | --command: none (expected: a program and its arguments, with --handler exec)
            --ready-path /r         | --ready-path: '/r' (expected: only with --handler http)
            --mesh istio            | --mesh: istio (expected: only with --as patch or --as deployment, because a container has no annotations)
            --native                | --native: given (expected: only with --handler http, tcp or grpc)
            --replicas 0            | --replicas: 0 (expected: 1 to 10000)
            --native-sidecar        | --native-sidecar: 'given' (expected: only with --as deployment)
            --handler http --ready-path /r --live-path /r | --live-path: '/r' (expected: a different path than --ready-path)
            """)
    void handlersNeedWhatBelongsToThem(String arguments, String message) {
        Run run = generate(arguments.split(" "));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("lifesigns: " + message + "\nTry 'probes generate --help'.\n");
    }

    @Test
    void configurationCountsWithoutItsSecrets() throws IOException {
        String file = config("""
                service: {name: orders}
                server: {host: 0.0.0.0, port: 8086, basePath: /well, drainDelay: 20s}
                checks:
                  database: {type: pretend, secret: "${NO_SUCH_VARIABLE}", timeout: 3s, period: 5s}
                """);
        Run run = generate("--config", file, "--detect-within", "30s");
        assertThat(run).extracting(Run::exitCode, Run::err).containsExactly(0, "");
        assertThat(run.out())
                .contains(
                        "- name: orders\n",
                        "path: /well/ready\n",
                        "containerPort: 8086  # " + file + ":2\n",
                        "# No preStop: load balancers react within 10s (default), drainDelay 20s.\n",
                        "slowest check 3s (" + file + ":4)");
    }

    @Test
    void findingsOfTheConfigurationAreThoseOfServe() throws IOException {
        String file = config("checks: {a: {type: pretend, timout: 1s}}");
        assertThat(generate("--config", file))
                .isEqualTo(
                        new Run(2, "", file + ":1:29: unknown key 'timout' in check 'a'; did you mean 'timeout'?\n"));
    }

    @Test
    void hostThatNoKubeletReachesIsWarnedAbout() throws IOException {
        String file = config("service: {name: orders}\nchecks: {a: {type: pretend}}");
        Run run = generate("--config", file);
        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .isEqualTo(file + ", by default: warning: server.host: 127.0.0.1"
                        + " (expected: 0.0.0.0, because the kubelet connects from outside the pod)\n");
    }

    @Test
    void agentWithTlsIsProbedOverHttps() throws IOException {
        String server =
                "service: {name: orders}\nserver: {host: 0.0.0.0, port: %s, tls: {certificate: /tls/c, key: /tls/k%s}}\n"
                        + "checks: {a: {type: pretend}}";
        for (String port : new String[] {"8086", "8443"}) {
            Run run = generate("--config", config(server.formatted(port, "")), "--as", "deployment", "--image", "a:1");
            assertThat(run).extracting(Run::exitCode, Run::err).containsExactly(0, "");
            assertThat(run.out().lines().filter(line -> line.strip().equals("scheme: HTTPS")))
                    .hasSize(3);
            assertThat(run.out()).contains("reads /tls/c: mount a volume there", "reads /tls/k: mount a volume there");
        }
        Run refused = generate("--config", config(server.formatted("8086", ", clientCa: /tls/ca")));
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("server.tls.clientCa: set (expected: none, because a kubelet has no certificate)\n");
    }

    @Test
    void configMapHoldsTheFileListeningEverywhereAndItsVariablesAreAskedOfASecret() throws IOException {
        String file = config("""
                service: {name: orders, instance: "${POD_NAME}"} # a comment
                server: {port: 8086}
                checks: {database: {type: pretend, secret: "${DB_PASSWORD}"}, b: {type: pretend, secret: "${file:/run/b}"}}
                """);
        Run run = generate("--config", file, "--as", "deployment", "--image", "orders:1");
        assertThat(run.exitCode()).isZero();
        assertThat(configMap(run.out())).isEqualTo("""
                service: {name: orders, instance: "${POD_NAME}"}
                server: {host: 0.0.0.0, port: 8086}
                checks: {database: {type: pretend, secret: "${DB_PASSWORD}"}, b: {type: pretend, secret: "${file:/run/b}"}}
                """);
        assertThat(run.out())
                .contains(
                        "fieldPath: metadata.name\n",
                        "key: DB_PASSWORD\n",
                        "# The configuration reads /run/b: mount a volume there.\n");
    }

    @ParameterizedTest
    @CsvSource({"hunter2", "'${P:hunter2}'", "redis://me:hunter2@r", "'jdbc:x://r/?password=hunter2'"})
    void secretInTheFileGetsIntoNoConfigMapAndNoMessage(String secret) throws IOException {
        String key = secret.contains("//") ? "instance: '" + secret + "'" : "version: 1";
        String file = config("service: {name: orders, " + key + "}\n" + REACHABLE
                + "checks: {a: {type: pretend, secret: '" + (secret.contains("//") ? "${S}" : secret) + "'}}");
        Run run = generate("--config", file, "--as", "deployment", "--image", "orders:1");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains(": a secret in the file (expected: a reference such as ${NAME},"
                        + " because a ConfigMap is not secret)\n")
                .doesNotContain("hunter2");
    }

    @Test
    void agentTakesTheConfigurationThatIsWrittenForIt() throws IOException {
        Run run = generate(
                "--as",
                "deployment",
                "--image",
                "orders:1",
                "--port",
                "8086",
                "--name",
                "true",
                "--slowest-check",
                "1500ms");
        ConfigResult result =
                new ConfigReader(CheckTypes.installed(), name -> null).read("lifesigns.yaml", configMap(run.out()));
        assertThat(result.findings()).isEmpty();
        try (AgentConfig config = result.config()) {
            assertThat(config.service().name()).isEqualTo("true");
            assertThat(config.server().port()).isEqualTo(8087);
            assertThat(config.server().drainDelay()).hasSeconds(10);
            assertThat(config.checks().get(0).policy().timeout()).hasMillis(1_500);
        }
    }

    @Test
    void fileIsWrittenAndNothingElse() throws IOException {
        Path file = folder.resolve("probes.yaml");
        assertThat(generate("-o", file.toString())).isEqualTo(new Run(0, "", ""));
        assertThat(file).hasContent(generate().out());
    }

    @Test
    void fileThatCannotBeWrittenIsExit3() {
        String file = folder.resolve("missing").resolve("probes.yaml").toString();
        assertThat(generate("-o", file))
                .isEqualTo(new Run(
                        3,
                        "",
                        "lifesigns: --output: " + file
                                + ": not written (expected: a file in a folder that can be written to)\n"));
    }

    private String config(String yaml) throws IOException {
        return Files.writeString(folder.resolve("lifesigns.yaml"), yaml).toString();
    }

    private static String configMap(String yaml) {
        Object first = new Load(LoadSettings.builder().build())
                .loadAllFromString(yaml)
                .iterator()
                .next();
        return (String) ((Map<?, ?>) ((Map<?, ?>) first).get("data")).get("lifesigns.yaml");
    }

    private static Run generate(String... arguments) {
        List<String> all = new ArrayList<>(List.of("generate"));
        all.addAll(List.of(arguments));
        return Run.of(ProbesCommand.class, all.toArray(String[]::new));
    }
}
