/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.text.Diagnostic;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A configuration in several files. */
class ConfigFilesTest {
    @TempDir
    private Path folder;

    @Test
    void partsOfSectionsAreMerged() throws IOException {
        write("10-server.yaml", "server: {port: 1, connections: {max: 7}}\nsecurity: {detailed: {basic: {}}}");
        write("20-more.yaml", """
                server: {host: 0.0.0.0, connections: {perAddress: 3}, paths: {/a: liveness}}
                checks: {a: {type: deadlock}}
                """);
        write("30-rest.yaml", "server: {paths: {/b: readiness}}\nchecks: {b: {type: deadlock}, c: {type: deadlock}}");
        try (AgentConfig config = fine(folder)) {
            ServerConfig server = config.server();
            assertThat(server.host() + ":" + server.port()).isEqualTo("0.0.0.0:1");
            assertThat(server.connections()).isEqualTo(new ConnectionsConfig(7, 3));
            assertThat(server.paths()).containsOnlyKeys("/a", "/b");
            assertThat(names(config)).containsExactly("a", "b", "c");
        }
    }

    @Test
    void folderIsReadInTheOrderOfNames() throws IOException {
        write("b.yaml", "checks: {second: {type: deadlock}}");
        write("a.yml", "checks: {first: {type: deadlock}}");
        write("c.yaml", "# nothing");
        write(".hidden.yaml", "not: read");
        write("notes.txt", "not: read");
        write("d.yaml~", "not: read");
        try (AgentConfig config = fine(folder)) {
            assertThat(names(config)).containsExactly("first", "second");
        }
    }

    @Test
    void mountedConfigMapIsReadOnce() throws IOException {
        Path data = Files.createDirectory(folder.resolve("..2026_11_28"));
        Files.writeString(data.resolve("a.yaml"), "checks: {a: {type: deadlock}}");
        Files.createSymbolicLink(folder.resolve("..data"), data.getFileName());
        Path link = Files.createSymbolicLink(folder.resolve("a.yaml"), Path.of("..data", "a.yaml"));
        assertThat(ConfigFiles.of(folder).present()).containsExactly(link);
        fine(folder).close();
    }

    @Test
    void filesAreReadInTheOrderInWhichTheyAreNamedAndOnce() throws IOException {
        Path second = write("second.yaml", "checks: {z: {type: deadlock}}");
        Path first = write("first.yaml", "checks: {a: {type: deadlock}}");
        try (AgentConfig config = fine(second, first, second)) {
            assertThat(names(config)).containsExactly("z", "a");
        }
    }

    @Test
    void whatIsThereTwiceIsReportedWithBothPlaces() throws IOException {
        write("a.yaml", """
                historySize: 1
                server: {port: 1, paths: {/a: {probe: liveness}}}
                security: {detailed: {tokens: []}}
                checks:
                  db: {type: deadlock}
                """);
        write("b.yaml", """
                checks: {x: {type: deadlock}, db: {type: deadlock}}
                historySize: 2
                security: {detailed: {tokens: []}}
                server: {paths: {/a: {format: text}}, port: 2}
                """);
        String a = folder.resolve("a.yaml").toString();
        String b = folder.resolve("b.yaml").toString();
        assertThat(findings(folder))
                .containsExactly(
                        b + ":1:31: duplicate check 'db' in 'checks' (first at " + a + ":5:3)",
                        b + ":2:1: duplicate key 'historySize' (first at " + a + ":1:1)",
                        b + ":3:23: duplicate key 'tokens' in 'security.detailed' (first at " + a + ":3:23)",
                        b + ":4:18: duplicate path '/a' in 'server.paths' (first at " + a + ":2:27)",
                        b + ":4:39: duplicate key 'port' in 'server' (first at " + a + ":2:10)");
    }

    @Test
    void duplicateInOneFileStaysOne() throws IOException {
        Path a = write("a.yaml", "server: {port: 1}\nserver: {host: localhost}\nchecks: {a: {type: deadlock}}");
        write("b.yaml", "server: {drainDelay: 1s}");
        assertThat(findings(folder)).containsExactly(a + ":2:1: duplicate key 'server' (first at 1:1)");
    }

    @Test
    void findingsNameTheRightFile() throws IOException {
        Path a = write("a.yaml", "server: {prt: 1}\nchecks: {a: {type: deadlock}}");
        Path b = write("b.yaml", "checks:\n  b: {type: deadlock, timout: 1s}");
        assertThat(findings(folder))
                .containsExactly(
                        a + ":1:10: unknown key 'prt' in 'server'; did you mean 'port'?",
                        b + ":2:23: unknown key 'timout' in check 'b'; did you mean 'timeout'?");
    }

    @Test
    void eachFileThatCannotBeReadIsReported() throws IOException {
        Path a = write("a.yaml", "checks: [");
        Path b = Files.createDirectory(folder.resolve("b.yaml"));
        Path c = Files.createSymbolicLink(folder.resolve("c.yaml"), Path.of("nowhere"));
        Path d = write("d.yaml", "- a list");
        assertThat(findings(folder))
                .hasSize(3)
                .anyMatch(finding -> finding.startsWith(a + ":1:"))
                .contains(
                        b + ": a directory (expected: a readable YAML file)",
                        c + ": no such file (expected: a readable YAML file)");
        assertThat(findings(d, write("e.yaml", "checks: {a: {type: deadlock}}")))
                .containsExactly(d + ":1:1: the file: a list (expected: a map)");
    }

    @Test
    void folderWithoutAConfigurationIsRefused() throws IOException {
        assertThat(findings(folder))
                .containsExactly(folder + ": no file in the folder (expected: at least one *.yaml or *.yml)");
        write("a.yaml", "# nothing");
        assertThat(findings(folder)).containsExactly(folder + ": empty (expected: at least the section 'checks')");
    }

    @Test
    void filesAreLimitedTogether() throws IOException {
        String half = "checks: {a: {type: deadlock}}\n#" + "x".repeat(FileText.LARGEST / 2);
        write("a.yaml", half);
        Path b = write("b.yaml", half);
        assertThat(findings(folder)).containsExactly(b + ": too large with the others (expected: at most 4MiB)");
    }

    @Test
    void standardInputIsReadOnceAndStaysAPart() throws IOException {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream("checks: {a: {type: deadlock}}".getBytes(UTF_8)));
        try {
            Path b = write("b.yaml", "checks: {a: {type: deadlock}}");
            ConfigFiles files = ConfigFiles.of(List.of(Path.of("-"), b));
            assertThat(files.present()).containsExactly(b);
            for (int i = 0; i < 2; i++) {
                assertThat(reader().read(files).findings().toString())
                        .contains(b + ":1:10: duplicate check 'a' in 'checks' (first at -:1:10)");
            }
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void profileOfSeveralFilesIsPortable() throws IOException {
        write("a.yaml", "server: {port: 1}");
        Path b = write("b.yaml", "server:\n  drainDelay: 2s\nchecks: {a: {type: deadlock}}");
        ServiceProfile profile = reader().profile(ConfigFiles.of(folder)).profile();
        assertThat(profile).isNotNull();
        assertThat(profile.place("server.drainDelay")).isEqualTo(b + ":2");
        Path portable = write("portable", profile.portable());
        try (AgentConfig config = fine(portable)) {
            assertThat(config.server().host() + ":" + config.server().port()).isEqualTo("0.0.0.0:1");
            assertThat(names(config)).containsExactly("a");
        }
    }

    private Path write(String name, String yaml) throws IOException {
        return Files.writeString(folder.resolve(name), yaml);
    }

    private static ConfigReader reader() {
        return new ConfigReader(BuiltIn.types(), name -> null);
    }

    private static AgentConfig fine(Path... files) {
        ConfigResult result = reader().read(ConfigFiles.of(Arrays.asList(files)));
        assertThat(result.findings()).isEmpty();
        assertThat(result.config()).isNotNull();
        return result.config();
    }

    private static List<String> findings(Path... files) {
        ConfigResult result = reader().read(ConfigFiles.of(Arrays.asList(files)));
        assertThat(result.config()).isNull();
        return result.findings().stream().map(Diagnostic::toString).toList();
    }

    private static List<String> names(AgentConfig config) {
        return config.checks().stream().map(CheckConfig::name).toList();
    }
}
