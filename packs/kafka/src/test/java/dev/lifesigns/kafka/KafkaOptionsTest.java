/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifesigns.checks.fixture.GivenOptions;
import dev.lifesigns.checks.internal.HostAndPort;
import dev.lifesigns.checks.internal.ServerOptions;
import dev.lifesigns.checks.internal.TlsOptions;
import dev.lifesigns.checks.spi.Option;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a configuration of a Kafka check may say. */
class KafkaOptionsTest {
    private final GivenOptions options =
            new GivenOptions().with(KafkaCheckType.BOOTSTRAP_SERVERS, List.of("kafka1", "kafka2:9093"));

    @Test
    void limitsNeedAConsumerGroupAndAnOrder() {
        refused(
                options.with(KafkaCheckType.WARN_ABOVE, 5),
                KafkaCheckType.CONSUMER_GROUP,
                "consumerGroup: not set (expected: one for warnAbove and failAbove)");
        refused(
                options.with(KafkaCheckType.CONSUMER_GROUP, "billing").with(KafkaCheckType.FAIL_ABOVE, 4),
                KafkaCheckType.WARN_ABOVE,
                "warnAbove: 5 (expected: at most failAbove 4)");
        refused(
                options.with(KafkaCheckType.WARN_ABOVE, -1),
                KafkaCheckType.WARN_ABOVE,
                "warnAbove: -1 (expected: 0 or more)");
    }

    @Test
    void serverNeedsAPortThatIsANumber() {
        refused(
                options.with(KafkaCheckType.BOOTSTRAP_SERVERS, List.of("kafka1:http")),
                KafkaCheckType.BOOTSTRAP_SERVERS,
                "'kafka1:http' (expected: host:port)");
        refused(
                options.with(KafkaCheckType.BOOTSTRAP_SERVERS, List.of()),
                KafkaCheckType.BOOTSTRAP_SERVERS,
                "bootstrapServers: none (expected: at least one)");
    }

    @Test
    void passwordNeedsAUserAndAKnownMechanism() {
        refused(
                options.with(KafkaCheckType.PASSWORD, "hunter2"),
                KafkaCheckType.PASSWORD,
                "username and password: only one (expected: both)");
        refused(
                options.with(KafkaCheckType.SASL_MECHANISM, "GSSAPI"),
                KafkaCheckType.SASL_MECHANISM,
                "saslMechanism: GSSAPI (expected: PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512)");
    }

    @Test
    void optionsOfTlsNeedTls() {
        refused(
                options.with(TlsOptions.TRUST_FILE, "ca.pem"),
                TlsOptions.TRUST_FILE,
                "trustFile: set (expected: tls: true)");
        assertThat(new KafkaCheckType()
                        .warnings(
                                new GivenOptions().with(ServerOptions.TLS, true).with(TlsOptions.INSECURE, true)))
                .containsKey(TlsOptions.INSECURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"simple", "with \"quotes\"", "C:\\n\\\"", "two\nlines\r"})
    void passwordReachesKafkaAsItIs(String password) {
        KafkaSettings settings =
                new KafkaSettings("orders", List.of(), new KafkaSettings.Login("PLAIN", "prober", password), null);
        Object jaas = settings.of(new HostAndPort("kafka1", 9092)).get(SaslConfigs.SASL_JAAS_CONFIG);

        assertThat(settings.toString()).doesNotContain(password);
        JaasContext read =
                JaasContext.loadClientContext(Map.of(SaslConfigs.SASL_JAAS_CONFIG, new Password(jaas.toString())));
        assertThat(read.configurationEntries().get(0).getOptions())
                .isEqualTo(Map.of("username", "prober", "password", password));
    }

    private static void refused(GivenOptions options, Option<?> at, String message) {
        assertThatThrownBy(() -> new KafkaCheckType().create(options))
                .hasMessage(message)
                .hasFieldOrPropertyWithValue("option", at);
    }
}
