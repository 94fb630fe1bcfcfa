/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kafka;

import dev.lifesigns.checks.internal.HostAndPort;
import dev.lifesigns.checks.internal.Secrets;
import dev.lifesigns.checks.internal.TlsDemand;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.jspecify.annotations.Nullable;

/**
 * How the check's own client connects.
 *
 * @param servers of which one has to answer
 * @param login as whom, or {@code null}
 * @param tls how to encrypt, or {@code null}
 */
record KafkaSettings(
        String checkName,
        List<HostAndPort> servers,
        @Nullable Login login,
        @Nullable TlsDemand tls) {

    /** A user, and how to prove it. */
    record Login(String mechanism, String username, String password) {
        /** What Kafka reads: the module of the mechanism, and its options. */
        private String jaas() {
            String module = mechanism.equals("PLAIN") ? "plain.PlainLoginModule" : "scram.ScramLoginModule";
            return "org.apache.kafka.common.security." + module + " required username=\"" + escaped(username)
                    + "\" password=\"" + escaped(password) + "\";";
        }

        private static String escaped(String text) {
            return text.replace("\\", "\\\\")
                    .replace("\"", "\\\"")
                    .replace("\n", "\\n")
                    .replace("\r", "\\r");
        }

        @Override
        public String toString() {
            return "Login[" + mechanism + "]";
        }
    }

    Secrets secrets() {
        return Secrets.of(login == null ? List.of() : List.of(login.password));
    }

    /** The settings of a client that starts at one server, keeps nothing to itself and does not try again. */
    Map<String, Object> of(HostAndPort server) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, server.toString());
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "lifesigns-" + checkName);
        settings.put(AdminClientConfig.RETRIES_CONFIG, 0);
        settings.put(AdminClientConfig.METRIC_REPORTER_CLASSES_CONFIG, List.of());
        settings.put(AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        settings.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, protocol());
        if (login != null) {
            settings.put(SaslConfigs.SASL_MECHANISM, login.mechanism);
            settings.put(SaslConfigs.SASL_JAAS_CONFIG, login.jaas());
        }
        if (tls != null) {
            settings.put(SslConfigs.SSL_ENGINE_FACTORY_CLASS_CONFIG, KafkaTls.class);
            settings.put(KafkaTls.CLIENT, tls.client());
        }
        return settings;
    }

    private String protocol() {
        String transport = tls == null ? "PLAINTEXT" : "SSL";
        return login == null ? transport : "SASL_" + transport;
    }
}
