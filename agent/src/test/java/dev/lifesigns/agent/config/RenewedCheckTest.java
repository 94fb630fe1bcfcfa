/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import static dev.lifesigns.checks.fixture.ScriptedHttpServer.always;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.agent.config.TestTypes.Made;
import dev.lifesigns.checks.fixture.ScriptedHttpServer;
import dev.lifesigns.checks.fixture.TestCertificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that the options of a check refer to change between its runs. */
class RenewedCheckTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<Made> made = new ArrayList<>();

    @TempDir
    private Path folder;

    private Path secret;
    private AgentConfig config;

    @BeforeEach
    void readConfiguration() throws Exception {
        secret = Files.writeString(folder.resolve("secret"), "first");
        config = read("checks: {db: {type: jdbc, url: 'jdbc:${HOST}', password: '${file:" + secret
                + "}'}, other: {type: jdbc, url: jdbc:x, password: '${HOST}'}}");
    }

    @AfterEach
    void closeConfiguration() {
        config.close();
    }

    @Test
    void theNextRunHasWhatTheFileContainsThen() throws Exception {
        run();
        run();
        assertThat(made).hasSize(2);

        exchange("second");
        run();
        run();

        assertThat(made).hasSize(3);
        assertThat(made.get(0).closed).isTrue();
        assertThat(password(2)).isEqualTo("second");
        assertThat(made.get(2).closed).isFalse();
        assertThat(made.get(2).values.get(TestTypes.URL)).isEqualTo("jdbc:db.internal");
    }

    @Test
    void theOneBeforeStaysWhileTheFileIsGone() throws Exception {
        Files.delete(secret);
        run();
        run();
        assertThat(made).hasSize(2);
        assertThat(made.get(0).closed).isFalse();

        Files.writeString(secret, "second");
        run();

        assertThat(password(2)).isEqualTo("second");
    }

    @Test
    void theOneBeforeStaysIfTheTypeRefusesTheContent() throws Exception {
        AgentConfig refusing = read("checks: {db: {type: jdbc, url: '${file:" + url("jdbc:x") + "}'}}");
        HealthCheck check = refusing.checks().get(0).check();

        url("postgres:hunter2");
        run(check);

        assertThat(made).hasSize(3);
        assertThat(made.get(2).closed).isFalse();
        refusing.close();
        assertThat(made.get(2).closed).isTrue();
    }

    @Test
    void aRenewedTrustFileIsUsedByTheNextRun() throws Exception {
        TestCertificate before = TestCertificate.create(folder, "before", "ip:127.0.0.1", "-1d", 10);
        TestCertificate after = TestCertificate.create(folder, "after", "ip:127.0.0.1", "-1d", 10);
        Path trusted = Files.copy(before.certificate(), folder.resolve("trusted.pem"));
        try (ScriptedHttpServer server = new ScriptedHttpServer(after.serverSockets(), always(200));
                AgentConfig web = new ConfigReader(BuiltIn.types(), name -> null)
                        .read(
                                Configs.NAME,
                                "checks: {web: {type: http, url: 'https://127.0.0.1:" + server.port()
                                        + "/', trustFile: '" + trusted + "'}}")
                        .config()) {
            HealthCheck check = web.checks().get(0).check();
            assertThat(check.check(CheckDeadline.after(PATIENCE)).error()).isEqualTo(ErrorKind.FAILED);

            Files.copy(after.certificate(), trusted, StandardCopyOption.REPLACE_EXISTING);

            run(check);
        }
    }

    @Test
    void whatHasBeenMadeAgainIsClosedWithTheConfiguration() throws Exception {
        exchange("second");
        run();

        config.close();

        assertThat(made).allMatch(each -> each.closed);
    }

    @Test
    void theScopeIsThatOfTheCheckAndOneWithoutFilesIsLeftAsItIs() {
        assertThat(config.checks().get(0).check().scope()).isEqualTo(made.get(0).scope());
        assertThat(config.checks().get(1).check()).isSameAs(made.get(1));
    }

    private AgentConfig read(String yaml) {
        return new ConfigReader(CheckTypes.of(TestTypes.all(made)), Map.of("HOST", "db.internal")::get)
                .read(Configs.NAME, yaml)
                .config();
    }

    private Path url(String url) throws Exception {
        return Files.writeString(folder.resolve("url"), url);
    }

    /** As most programs do it that rotate secrets. */
    private void exchange(String content) throws Exception {
        Path next = Files.writeString(folder.resolve("next"), content);
        Files.move(next, secret, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private String password(int index) {
        return made.get(index).values.get(TestTypes.PASSWORD);
    }

    private void run() throws Exception {
        run(config.checks().get(0).check());
    }

    private static void run(HealthCheck check) throws Exception {
        assertThat(check.check(CheckDeadline.after(PATIENCE)).error()).isNull();
    }
}
