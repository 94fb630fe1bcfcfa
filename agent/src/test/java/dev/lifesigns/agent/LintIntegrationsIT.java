/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The action for GitHub and the hook for pre-commit: what they run, run as they run it. */
class LintIntegrationsIT {
    private static final Path ROOT = Path.of("..");
    private static final Pattern INPUT = Pattern.compile("\\$\\{\\{ inputs\\.([a-z-]+) }}");
    private static final String SLOW = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: orders}
            spec:
              selector: {matchLabels: {app: orders}}
              template:
                metadata: {labels: {app: orders}}
                spec:
                  containers:
                    - name: app
                      image: orders
                      ports: [{name: http, containerPort: 8080}]
                      readinessProbe: {httpGet: {path: /ready, port: htp}}
            """;

    @TempDir
    private Path folder;

    private record Ended(int exitCode, String output) {}

    @BeforeEach
    void manifests() throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("two words")).resolve("orders.yaml"), SLOW);
        Files.writeString(folder.resolve("-x.yaml"), SLOW);
    }

    @Test
    void actionAnnotatesLinesAndFails() throws Exception {
        Ended ended = action(Map.of("paths", "two words\n"));

        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(1);
        assertThat(ended.output()).contains("::error file=two words/orders.yaml,line=13,");
    }

    @Test
    void actionTakesSeveralPathsOfAnyName() throws Exception {
        Ended ended = action(Map.of("paths", "two words\n\n-x.yaml", "format", "text"));

        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(1);
        assertThat(ended.output()).contains("two words/orders.yaml:13:", "-x.yaml:13:");
    }

    @Test
    void actionWritesAFileForCodeScanning() throws Exception {
        Ended ended = action(Map.of("format", "sarif", "output", "probes.sarif", "fail-on", "never"));

        assertThat(ended).isEqualTo(new Ended(0, ""));
        assertThat(folder.resolve("probes.sarif")).content().contains("two words/orders.yaml".replace(" ", "%20"));
    }

    @Test
    void whatIsInAnInputIsNoCommand() throws Exception {
        Ended ended = action(Map.of("paths", "$(touch harm)`touch harm`;touch harm"));

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output()).contains("file=$(touch harm)`touch harm`;touch harm,", "no such file");
        assertThat(folder.resolve("harm")).doesNotExist();
    }

    @Test
    void hookLintsTheFilesOfTheCommit() throws Exception {
        Map<?, ?> hook = (Map<?, ?>) ((List<?>) load(".pre-commit-hooks.yaml")).get(0);
        assertThat(hook.get("id")).isEqualTo("lifesigns-probes");
        assertThat(hook.get("language")).isEqualTo("system");
        assertThat(hook.get("require_serial")).isEqualTo(true);

        List<String> command = new ArrayList<>(List.of(text(hook, "entry").split(" ")));
        command.add("two words/orders.yaml");
        Ended ended = run(Map.of(), command);

        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(1);
        assertThat(ended.output()).contains("two words/orders.yaml:13:").contains("[undefined-port]");
    }

    /** As the runner does: the defaults of the inputs, their values in the variables, and the script in its shell. */
    private Ended action(Map<String, String> with) throws IOException, InterruptedException {
        Map<?, ?> action = (Map<?, ?>) load("action.yml");
        Map<?, ?> inputs = (Map<?, ?>) action.get("inputs");
        with.keySet().forEach(input -> assertThat(inputs.get(input)).as(input).isNotNull());
        Map<?, ?> runs = (Map<?, ?>) action.get("runs");
        assertThat(runs.get("using")).isEqualTo("composite");
        Map<?, ?> step = (Map<?, ?>) ((List<?>) runs.get("steps")).get(0);
        assertThat(text(step, "run")).doesNotContain("${{");
        Map<String, String> environment = new HashMap<>();
        ((Map<?, ?>) step.get("env")).forEach((name, value) -> {
            Matcher input = INPUT.matcher((String) value);
            assertThat(input.matches()).as("%s: %s", name, value).isTrue();
            Map<?, ?> declared = (Map<?, ?>) inputs.get(input.group(1));
            environment.put((String) name, with.getOrDefault(input.group(1), text(declared, "default")));
        });
        Path script = Files.writeString(Files.createTempFile(folder, "step", ".sh"), text(step, "run"));
        return run(
                environment,
                List.of(text(step, "shell"), "--noprofile", "--norc", "-eo", "pipefail", script.toString()));
    }

    private Ended run(Map<String, String> environment, List<String> command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("env"));
        words.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment()
                .merge(
                        "PATH",
                        AgentProcess.INSTALLED.resolve("bin").toString(),
                        (old, bin) -> bin + File.pathSeparator + old);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ended(process.waitFor(), output);
    }

    private static String text(Map<?, ?> map, String key) {
        return (String) map.get(key);
    }

    private static Object load(String file) throws IOException {
        return new Load(LoadSettings.builder().build()).loadFromString(Files.readString(ROOT.resolve(file)));
    }
}
