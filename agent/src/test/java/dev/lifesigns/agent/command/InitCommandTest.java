/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthSnapshot;
import dev.lifesigns.Probes;
import dev.lifesigns.agent.Lifesigns;
import dev.lifesigns.agent.config.AgentConfig;
import dev.lifesigns.agent.config.CheckTypes;
import dev.lifesigns.agent.config.ConfigFiles;
import dev.lifesigns.agent.config.ConfigReader;
import dev.lifesigns.agent.config.ConfigResult;
import dev.lifesigns.agent.serve.Health;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {
    @TempDir
    private Path folder;

    private static Run init(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "config";
        all[1] = "init";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return Run.of(Lifesigns.class, all);
    }

    private static ConfigReader reader(Map<String, String> variables) {
        CheckTypes types = InstalledTypes.load(new PrintWriter(new StringWriter()));
        return new ConfigReader(types, variables::get);
    }

    @Test
    void writesAFileThatIsFine() {
        String file = folder.resolve("orders.yaml").toString();

        assertThat(init(file))
                .isEqualTo(new Run(0, "wrote " + file + "; start with: lifesigns serve --config " + file + "\n", ""));
        assertThat(Run.of(Lifesigns.class, "config", "validate", file))
                .isEqualTo(new Run(0, file + ": fine (3 checks)\n", ""));
    }

    @Test
    void whatItWritesIsReadyAsItIs() {
        Path file = folder.resolve("lifesigns.yaml");
        assertThat(init(file.toString()).exitCode()).isZero();

        try (AgentConfig config = reader(Map.of()).read(ConfigFiles.of(file)).config();
                HealthChecker health = Health.checker(config)) {
            HealthSnapshot snapshot = health.runAll(Duration.ofSeconds(30));
            assertThat(snapshot.probe(Probes.READINESS).status().passing()).isTrue();
            assertThat(snapshot.probe(Probes.LIVENESS).status().passing()).isTrue();
        }
    }

    /** Every setting that is commented out is right as well, all of them at once. */
    @Test
    void commentedSettingsAreFineToo() throws IOException {
        Path secret = Files.writeString(folder.resolve("queue"), "planted");
        String uncommented = init("-")
                .out()
                .replaceAll("(?m)^(\\s*)#(?=\\S)", "$1")
                .replace("/run/secrets/queue", secret.toString());
        Path file = Files.writeString(folder.resolve("all.yaml"), uncommented);

        ConfigResult result = reader(Map.of(
                        "OPERATOR_TOKEN_HASH",
                        "sha256:" + "0".repeat(64),
                        "ADMIN_PASSWORD_HASH",
                        "$2y$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234",
                        "DB_PASSWORD",
                        "planted"))
                .read(ConfigFiles.of(file));
        try (AgentConfig config = result.config()) {
            assertThat(result.findings()).isEmpty();
            assertThat(config.checks()).hasSize(9);
            assertThat(config.server().paths()).hasSize(2);
            assertThat(config.security().hasCredentials()).isTrue();
        }
    }

    @Test
    void firstLineNamesTheSchemaThatWePublish() {
        Matcher schema = Pattern.compile("# yaml-language-server: \\$schema=https://.*/main/(docs/.*\\.json)")
                .matcher(init("-").out().lines().findFirst().orElseThrow());

        assertThat(schema.matches()).isTrue();
        assertThat(Path.of("..", schema.group(1))).exists();
    }

    @Test
    void doesNotReplaceAFileUnlessForced() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), "checks: {a: {type: deadlock}}\n".repeat(1_000));

        assertThat(init(file.toString()))
                .isEqualTo(new Run(
                        2,
                        "",
                        "lifesigns: " + file + ": exists already (expected: a new file, or --force to replace it)\n"));
        assertThat(file).content().startsWith("checks: {a");
        assertThat(init("--force", file.toString()).exitCode()).isZero();
        assertThat(file).content().isEqualTo(init("-").out());
    }

    @Test
    void aFileThatCannotBeWrittenIsExit3() {
        String file = folder.resolve("no/such/folder.yaml").toString();

        assertThat(init(file))
                .isEqualTo(new Run(
                        3,
                        "",
                        "lifesigns: " + file
                                + ": not written (expected: a file in a folder that can be written to)\n"));
    }

    @Test
    void severalFilesAreOneConfiguration() throws IOException {
        Path compose = Files.writeString(folder.resolve("compose.yaml"), "services: {cache: {image: redis}}");
        Path application =
                Files.writeString(folder.resolve("application.yaml"), "spring.data.redis.url: redis://:hunter2@cache");
        String file = folder.resolve("lifesigns.yaml").toString();

        Run run = init("--from", compose.toString(), "--from", application.toString(), file);

        assertThat(run)
                .isEqualTo(new Run(
                        0,
                        "wrote " + file + "; start with: lifesigns serve --config " + file
                                + "\nit refers to SPRING_DATA_REDIS_URL_PASSWORD\n",
                        ""));
        assertThat(Path.of(file))
                .content()
                .contains("(" + compose + ":1).\n", "(" + application + ":1).\n")
                .doesNotContain("hunter2");
        assertThat(Run.of(Lifesigns.class, "config", "validate", "--unset-variables=warning", file)
                        .out())
                .endsWith(file + ": fine (1 check)\n");
    }

    @Test
    void standardInputIsReadFrom() {
        Run run = Run.withInput(
                "services: {cache: {image: redis}}", Lifesigns.class, "config", "init", "--from", "-", "-");

        assertThat(run.out()).contains("uri: \"redis://cache:6379\"");
    }

    @Test
    void aFileThatCannotBeReadFromIsExit2() {
        assertThat(init("--from", "no-such.yaml", "-"))
                .isEqualTo(
                        new Run(2, "", "lifesigns: --from: no-such.yaml: no such file (expected: a readable file)\n"));
    }

    @Test
    void aFileThatIsNotUnderstoodIsExit2AndNothingIsWritten() throws IOException {
        Path source = Files.writeString(folder.resolve("a.yaml"), "a: 1");
        Path file = folder.resolve("lifesigns.yaml");

        Run run = init("--from", source.toString(), file.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("lifesigns: " + source + ":1:1: an unknown kind of file (expected: ");
        assertThat(file).doesNotExist();
    }
}
