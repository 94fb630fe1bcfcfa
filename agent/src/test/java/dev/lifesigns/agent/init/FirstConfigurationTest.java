/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifesigns.agent.config.AgentConfig;
import dev.lifesigns.agent.config.CheckTypes;
import dev.lifesigns.agent.config.ConfigReader;
import dev.lifesigns.agent.config.ConfigResult;
import dev.lifesigns.probes.ManifestSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirstConfigurationTest {
    private static final Path FILES = Path.of("src/test/resources/init");
    private static final String SECRET = "hunter2";
    private static final CheckTypes TYPES = CheckTypes.installed();

    /** Every variable is set, to what is valid in each place. */
    private static final ConfigReader READER = new ConfigReader(TYPES, any -> "1");

    private static String written(String name, String text) {
        return FirstConfiguration.of(List.of(new ManifestSource(name, text)), TYPES)
                .text();
    }

    private static String compose(String service) {
        return written("compose.yaml", "services:\n  a:\n" + service.indent(4));
    }

    private static void assertValid(String text) {
        String known = text.replaceAll("\\$\\{file:[^}]*}", "\\${FILE}")
                .replaceAll("url: \"\\$\\{\\w+}\"", "url: \"jdbc:postgresql://db/orders\"")
                .replaceAll("uri: \"\\$\\{\\w+}\"", "uri: \"redis://cache\"");
        ConfigResult result = READER.read("lifesigns.yaml", known);
        try (AgentConfig config = result.config()) {
            assertThat(result.findings()).as(text).isEmpty();
            assertThat(config).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "manifest.yaml", "application.yaml", "application.properties"})
    void whatIsWrittenForEachKindOfFile(String name) throws IOException {
        String text = written(name, Files.readString(FILES.resolve(name)));

        assertThat(text).isEqualTo(Files.readString(FILES.resolve("expected").resolve(name + ".yaml")));
        assertThat(text).doesNotContain(SECRET);
        assertValid(text);
    }

    @ParameterizedTest
    @CsvSource({
        "zookeeper:3.9, 'type: zookeeper\n    host: \"a\"\n    port: 2181\n'",
        "osixia/openldap:1.5.0, 'type: ldap\n    host: \"a\"\n    port: 389\n'",
        "quay.io/coreos/etcd:v3.5.9, 'type: etcd\n    url: \"http://a:2379\"\n'",
        "opensearchproject/opensearch:3, 'type: elasticsearch\n    url: \"http://a:9200\"\n'",
        "hashicorp/consul:1.20, 'type: consul\n    url: \"http://a:8500\"\n'",
        "openbao/openbao:2, 'type: vault\n    url: \"http://a:8200\"\n'"
    })
    void imageOfAServiceHasItsOwnCheck(String image, String expected) {
        String text = compose("image: " + image);

        assertThat(text).contains(expected);
        assertValid(text);
    }

    @Test
    void encryptedDirectoryIsReachedWithTls() {
        String text = written("application.properties", "directory.url = ldaps://app:hunter2@ldap.internal");

        assertThat(text).contains("type: ldap\n    host: \"ldap.internal\"\n    port: 636\n    tls: true\n");
        assertThat(text).doesNotContain(SECRET);
        assertValid(text);
    }

    /** Files put together from pieces that are hostile, broken or secret. */
    @Test
    void whateverIsWrittenIsValidAndWithoutSecrets() {
        Random random = new Random(7);
        int written = 0;
        for (int i = 0; i < 400; i++) {
            String[] file = i % 2 == 0 ? randomCompose(random) : randomProperties(random);
            try {
                String text = written(file[0], file[1]);
                assertThat(text).as(file[1]).doesNotContain(SECRET);
                assertValid(text);
                written++;
            } catch (InvalidSourceException e) {
                assertThat(e).hasMessageStartingWith(file[0]).hasMessageNotContaining(SECRET);
            }
        }
        assertThat(written).isGreaterThan(100);
    }

    private static final List<String> VALUES = List.of(
            "jdbc:postgresql://db/orders?user=u&password=hunter2",
            "jdbc:mysql://root:hunter2@db:3306/orders?allowLoadLocalInfile=true",
            "jdbc:postgresql://db:99999/orders",
            "jdbc:oracle:thin:scott/hunter2@//db:1521/x",
            "redis://:hunter2@cache",
            "redis://:hun/hunter2@cache:6379",
            "redis://user:12?hunter2@cache",
            "rediss://cache:0/0",
            "amqp://guest:hunter2@queue:5672/%2f",
            "mongodb://a:hunter2@m1,m2,m3/x?authSource=a@hunter2",
            "${A:-redis://${B:-cache}:${C:-6379}}",
            "${A:redis://cache:${B:6379}}",
            "${UNSET}",
            "redis://${HOST}:${PORT}",
            "redis://$${X}:6379",
            "::error::\u001b[2J",
            "${${${",
            "cache:6379,\u202e");
    private static final List<String> NAMES = List.of(
            "URL",
            "SPRING_DATASOURCE_URL",
            "REDIS_HOST",
            "REDIS_PASSWORD",
            "spring.data.redis.url",
            "KAFKA_BROKERS",
            "MONGO_URI",
            "POSTGRES_HOST",
            "POSTGRES_DB",
            "spring.application.name");
    private static final List<String> IMAGES =
            List.of("postgres:16", "mysql", "redis@sha256:0", "example/x", "", "mongo\\u0085x", "nats:${TAG:-2}");

    private static <T> T any(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    private static String[] randomCompose(Random random) {
        StringBuilder text = new StringBuilder("services:\n");
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            text.append("  ")
                    .append(any(List.of("DB", "null", "7", "-", "a.b", "cache", "queue"), random))
                    .append(i);
            text.append(":\n    image: \"").append(any(IMAGES, random)).append("\"\n    environment:\n");
            for (int j = 0; j < random.nextInt(4); j++) {
                text.append("      ")
                        .append(any(NAMES, random))
                        .append(j)
                        .append(": \"")
                        .append(any(VALUES, random).replace("\u001b", "\\e"))
                        .append("\"\n");
            }
            text.append("      X_PASSWORD: hunter2\n    ports: [\"")
                    .append(any(List.of("80:80", "0", "99999", "1-3:5-7", "x"), random))
                    .append("\"]\n");
        }
        return new String[] {"compose.yaml", text.toString()};
    }

    private static String[] randomProperties(Random random) {
        String text = Stream.generate(() -> any(NAMES, random) + random.nextInt(2) + " = " + any(VALUES, random))
                .limit(1 + random.nextInt(5))
                .reduce("", (all, line) -> all + line + "\n");
        return new String[] {"application.properties", text.replaceAll("[01] = ", " = ")};
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a: 1                              | f.yaml:1:1: an unknown kind of file (expected: a Compose file with 'services', a Kubernetes manifest, or a configuration of Spring)
            [a]                               | f.yaml:1:1: a list (expected: a Compose file with 'services', a Kubernetes manifest, or a configuration of Spring)
            services: [a]                     | f.yaml:1:11: 'services' is a list (expected: a map)
            services: {a: x}                  | f.yaml:1:15: 'a' is a string (expected: a map)
            services: {"a b": {}}             | f.yaml:1:12: the name of a service (expected: letters, digits, '.', '_' and '-')
            services: {a: {image: worker}}    | f.yaml: nothing to check in it (expected: a port, a health check, a known image, or the URL of a database)
            services: {a: {image: "{{ x }}"}} | f.yaml:1:23: a template that is not rendered (expected: the output of the tool that renders it)
            services: &a {a: *a}              | f.yaml:1:11: an alias within its own anchor
            """)
    void fileThatIsNotUnderstoodIsRefusedWithThePlace(String text, String message) {
        assertThatThrownBy(() -> written("f.yaml", text))
                .isInstanceOf(InvalidSourceException.class)
                .hasMessage(message);
    }

    @Test
    void templateIsRefusedWithAdvice() {
        assertThatThrownBy(() -> written("f.yaml", "apiVersion: v1\nkind: {{ .Values.kind }}\n"))
                .hasMessageStartingWith("f.yaml:2:")
                .hasMessageContaining("a template that is not rendered (render it first: ");
    }

    @Test
    void aMalformedEscapeOfAPropertyIsRefusedWithItsLine() {
        assertThatThrownBy(() -> written("a.properties", "a=1\nb=\\u00x\n"))
                .hasMessage("a.properties:2:1: a malformed escape (expected: \\u and four hexadecimal digits)");
    }

    @Test
    void placeholdersThatMultiplyAreRefused() {
        StringBuilder text = new StringBuilder("a0=redis://x\n");
        for (int i = 1; i < 30; i++) {
            text.append("a")
                    .append(i)
                    .append("=${a")
                    .append(i - 1)
                    .append("}${a")
                    .append(i - 1)
                    .append("}\n");
        }
        assertThatThrownBy(() -> written("a.properties", text.toString()))
                .hasMessageContaining(": too many placeholders (expected: at most 64");
    }

    @Test
    void aServiceThatReachesItselfThroughItsPlaceholderIsRefused() {
        assertThatThrownBy(() -> written("a.properties", "a=${b}\nb=${a}\n"))
                .hasMessageContaining(": too many placeholders");
    }

    @Test
    void twoSecretsOfOneNameAreTwoVariables() {
        String text = written("compose.yaml", """
                services:
                  a: {image: redis, environment: {REDIS_PASSWORD: one}}
                  b: {image: redis, environment: {REDIS_PASSWORD: two}}
                """);

        assertThat(text).contains("password: \"${REDIS_PASSWORD}\"", "password: \"${B_REDIS_PASSWORD}\"");
    }

    @Test
    void twoDatabasesOfOneServerAreTwoChecks() {
        String text = written("application.properties", """
                orders.datasource.url=jdbc:postgresql://db/orders
                billing.datasource.url=jdbc:postgresql://db/billing
                """);

        assertThat(text).contains("  db:\n", "  db-2:\n");
    }

    @Test
    void whatTheAgentWouldRefuseIsCheckedByItsPort() {
        assertThat(written("a.properties", "url=jdbc:sqlserver://db;user=sa;password=hunter2"))
                .contains("type: tcp\n    host: \"db\"\n    port: 1433\n")
                .doesNotContain(SECRET);
    }

    @Test
    void networkOfTheHostIsLoopback() {
        assertThat(compose("image: redis\nnetwork_mode: host")).contains("uri: \"redis://127.0.0.1:6379\"");
    }
}
