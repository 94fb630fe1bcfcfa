/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.agent.AgentProcess.Ended;
import dev.lifesigns.agent.config.CheckPage;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each pack promises: its jar, in {@code ext/} of the real agent, is all that its type needs. */
public abstract class PackContract {
    /** The password of the server, which the agent reads from a variable and nothing prints. */
    protected static final String PASSWORD = "hunter2-planted";

    /** How a configuration refers to it. */
    protected static final String REFERENCE = "\"${PLANTED}\"";

    private static final Map<String, String> ENVIRONMENT = Map.of("PLANTED", PASSWORD);
    private static final Path BUILT = Path.of("..", "..", "agent", "target", "lifesigns");

    @TempDir
    private Path directory;

    private Path home;

    /** The word after {@code type:}. */
    protected abstract String type();

    /** The keys of a check that is up, such as {@code host: 127.0.0.1}, with {@link #REFERENCE} as the password. */
    protected abstract String keys();

    @BeforeEach
    void install() throws IOException {
        home = Installation.copy(BUILT.toAbsolutePath().normalize(), directory.resolve("installed"));
    }

    @Test
    void typeWithoutItsPackNamesTheFile() throws Exception {
        Ended ended = check();

        assertThat(ended.exitCode()).as(ended.printed()).isEqualTo(2);
        assertThat(ended.err())
                .containsExactly(file() + ":1:25: check 'packed': type: '" + type() + "' (expected: "
                        + pack().getFileName() + " in ext/)");
    }

    @Test
    void packIsAllThatItsTypeNeeds() throws Exception {
        installPack();
        Ended ended = check();

        assertThat(ended.exitCode()).as(ended.printed()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).first().asString().startsWith("up").contains("packed");
        assertThat(ended.printed()).doesNotContain(PASSWORD);
    }

    @Test
    void schemaKnowsTheTypeOfThePack() throws Exception {
        assertThat(lifesigns("config", "schema").printed()).doesNotContain('"' + type() + '"');
        installPack();
        Ended ended = lifesigns("config", "schema");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.printed()).contains('"' + type() + '"');
    }

    @Test
    void exampleOfThePageIsValid() throws Exception {
        installPack();
        Path secret = Files.writeString(directory.resolve("secret"), "correct-horse");
        for (String example : CheckPage.examples(type(), "yaml")) {
            Files.writeString(file(), example.replaceAll("/run/secrets/[a-z-]+", secret.toString()));
            Ended ended = lifesigns("config", "validate", file().toString());
            assertThat(ended.exitCode()).as(ended.printed()).isZero();
            assertThat(ended.err()).isEmpty();
        }
    }

    private Ended check() throws Exception {
        Files.writeString(file(), "checks: {packed: {type: " + type() + ", timeout: 60s, period: 5m, " + keys() + "}}");
        return lifesigns("check", "--config", file().toString());
    }

    private Ended lifesigns(String... arguments) throws Exception {
        return AgentProcess.run(home, ENVIRONMENT, arguments);
    }

    private Path file() {
        return directory.resolve("lifesigns.yaml");
    }

    private void installPack() throws IOException {
        Path ext = Files.createDirectories(home.resolve("ext"));
        Files.copy(pack(), ext.resolve(pack().getFileName()));
    }

    /** The jar that the build has made. */
    private Path pack() throws IOException {
        try (DirectoryStream<Path> jars =
                Files.newDirectoryStream(Path.of("target"), "lifesigns-" + type() + "-*-all.jar")) {
            return jars.iterator().next();
        }
    }
}
