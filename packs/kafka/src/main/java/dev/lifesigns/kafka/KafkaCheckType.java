/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kafka;

import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.CountLimits;
import dev.lifesigns.checks.internal.HostAndPort;
import dev.lifesigns.checks.internal.OptionMapping;
import dev.lifesigns.checks.internal.ServerOptions;
import dev.lifesigns.checks.internal.TlsOptions;
import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.InvalidOptionException;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.checks.spi.OptionValues;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code type: kafka}. */
public final class KafkaCheckType implements CheckType {
    static final Option<List<String>> BOOTSTRAP_SERVERS = Option.list(
                    "bootstrapServers", "Brokers of the cluster, of which one has to answer: kafka1:9092.")
            .required();
    static final Option<String> TOPIC =
            Option.text("topic", "A topic that must exist and have a leader for each partition.");
    static final Option<String> CONSUMER_GROUP = Option.text(
            "consumerGroup", "A consumer group that must have committed offsets, of the topic if there is one.");
    static final Option<Integer> WARN_ABOVE =
            Option.integer("warnAbove", "Degraded if the group is more messages behind.");
    static final Option<Integer> FAIL_ABOVE = Option.integer("failAbove", "Down if the group is more messages behind.");
    static final Option<String> USERNAME = Option.text("username", "The user, for SASL.");
    static final Option<String> PASSWORD = Option.secret("password", "The password of the user.");
    static final Option<String> SASL_MECHANISM = Option.text(
                    "saslMechanism", "How the user logs in: PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512.")
            .withDefault("PLAIN");
    static final Option<Boolean> TLS = ServerOptions.TLS;

    private static final List<String> MECHANISMS = List.of("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512");
    private static final int USUAL_PORT = 9092;

    /** For {@link java.util.ServiceLoader}. */
    public KafkaCheckType() {}

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public String summary() {
        return "A Kafka cluster answers, a topic has its leaders, and a consumer group is not too far behind.";
    }

    @Override
    public List<Option<?>> options() {
        return TlsOptions.between(
                List.of(
                        BOOTSTRAP_SERVERS,
                        TOPIC,
                        CONSUMER_GROUP,
                        WARN_ABOVE,
                        FAIL_ABOVE,
                        USERNAME,
                        PASSWORD,
                        SASL_MECHANISM,
                        TLS),
                List.of());
    }

    @Override
    public Map<Option<?>, String> warnings(OptionValues values) {
        return TlsOptions.warnings(values);
    }

    @Override
    public HealthCheck create(OptionValues values) {
        List<HostAndPort> servers = OptionMapping.build(BOOTSTRAP_SERVERS, () -> servers(values));
        KafkaSettings settings = new KafkaSettings(
                values.checkName(), servers, login(values), ServerOptions.tls(values, values.get(TLS), "tls: true"));
        CountLimits lag =
                OptionMapping.build(WARN_ABOVE, () -> CountLimits.of(values.find(WARN_ABOVE), values.find(FAIL_ABOVE)));
        ClusterDemands demands = OptionMapping.build(
                CONSUMER_GROUP, () -> new ClusterDemands(values.find(TOPIC), values.find(CONSUMER_GROUP), lag));
        return new OwnedKafkaCheck(settings, demands);
    }

    private static List<HostAndPort> servers(OptionValues values) {
        List<String> written = values.get(BOOTSTRAP_SERVERS);
        if (written.isEmpty()) {
            throw new IllegalArgumentException("bootstrapServers: none (expected: at least one)");
        }
        return written.stream()
                .map(server -> HostAndPort.parse(server, USUAL_PORT))
                .toList();
    }

    private static KafkaSettings.@Nullable Login login(OptionValues values) {
        String mechanism = values.get(SASL_MECHANISM);
        if (!MECHANISMS.contains(mechanism)) {
            throw new InvalidOptionException(
                    SASL_MECHANISM,
                    "saslMechanism: " + mechanism + " (expected: PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512)");
        }
        return ServerOptions.credentials(values, USERNAME, PASSWORD, (user, password) -> {})
                ? new KafkaSettings.Login(mechanism, values.get(USERNAME), values.get(PASSWORD))
                : null;
    }
}
