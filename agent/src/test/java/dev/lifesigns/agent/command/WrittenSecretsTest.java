/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.agent.Lifesigns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret in a configuration file is warned about, wherever in a check it is. */
class WrittenSecretsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type: redis, uri: 'redis://orders:hunter2@cache:6379'",
                "type: redis, uri: 'redis://:hunter2@cache:6379'",
                "type: redis, uri: 'redis://${NAME}:hunter2@cache:6379'",
                "type: redis, uri: 'redis://orders:hunter2@${HOST}:6379'",
                "type: redis, uri: 'redis://cache:6379', password: hunter2",
                "type: redis, uri: 'redis://cache:6379', password: '${UNSET:hunter2}'",
                "type: exec, command: [/bin/true], hide: [hunter2]",
                "type: exec, command: [/bin/true], hide: hunter2",
                "type: exec, command: [/bin/true], environment: [API_TOKEN=hunter2]",
                "type: http, url: 'http://joe:hunter2@web/'",
                "type: jdbc, url: 'jdbc:postgresql://db/orders?user=o&password=hunter2'",
                "type: jdbc, url: 'jdbc:postgresql://db/orders?user=o&password=${UNSET:hunter2}'",
                "type: http, url: 'http://web/', authorization: 'Bearer hunter2'",
                "type: http, url: 'http://web/', headers: ['X-Api-Key: hunter2']",
                "type: http, url: 'http://web/', headers: ['Accept: text/plain', 'Cookie: session=hunter2']",
                "type: http, url: 'http://web/', headers: {X-Api-Key: hunter2}",
                "type: http, url: 'http://web/', headers: {Accept: text/plain, Authorization: 'Bearer hunter2'}",
                "type: http, url: 'http://web/', headers: {Cookie: 'id=hunter2'}",
                "type: http, url: 'http://web/', headers: {X-Auth-Token: '${UNSET:hunter2}'}",
                "type: http, url: 'http://web/', headers: [X-Api-Key: hunter2]",
                "type: http, url: 'http://web/', proxy: 'http://joe:hunter2@proxy:3128'",
                "type: http, url: 'http://web/?api_key=hunter2'",
                "type: http, url: 'https://web/?X-Amz-Signature=hunter2'"
            })
    void secretInTheFileIsWarnedAbout(String check) throws IOException {
        String printed = validate(check);

        assertThat(printed).contains(": warning: check 'a': ", " written in the file (expected: a reference");
        assertThat(printed).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type: redis, uri: 'redis://orders:${PW}@cache:6379'",
                "type: jdbc, url: 'jdbc:postgresql://db/orders?user=o&password=${file:/run/secrets/none}'",
                "type: redis, uri: 'redis://${NAME}:${PW}@${HOST}:6379'",
                "type: redis, uri: 'redis://cache:6379', password: '${UNSET:}'",
                "type: exec, command: [/bin/true], hide: ['${PW}']",
                "type: http, url: 'http://web/?api_key=${PW}'",
                "type: http, url: 'http://web/', headers: ['X-Api-Key: ${PW}', 'Accept: text/plain']",
                "type: http, url: 'http://web/', headers: {X-Api-Key: '${PW}', Accept: text/plain}",
                "type: http, url: 'http://web/a?page=2&sort=name'",
                "type: jdbc, url: 'jdbc:postgresql://db/orders', query: SELECT NOT pg_is_in_recovery()",
                "type: disk, path: /var/lib/secrets"
            })
    void valueWithoutASecretIsNot(String check) throws IOException {
        assertThat(validate(check)).doesNotContain("written in the file");
    }

    private String validate(String check) throws IOException {
        Path file = Files.writeString(folder.resolve("a.yaml"), "checks: {a: {" + check + "}}");
        Run run = Run.of(Lifesigns.class, "config", "validate", "--unset-variables=warning", file.toString());
        assertThat(run.exitCode()).as(run.toString()).isZero();
        return run.out() + run.err();
    }
}
