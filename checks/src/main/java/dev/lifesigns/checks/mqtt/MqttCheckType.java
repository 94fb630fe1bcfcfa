/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.mqtt;

import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.OptionMapping;
import dev.lifesigns.checks.internal.ServerOptions;
import dev.lifesigns.checks.internal.TlsOptions;
import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.checks.spi.OptionValues;
import java.util.List;
import java.util.Map;

/** {@code type: mqtt}. */
public final class MqttCheckType implements CheckType {
    static final Option<Integer> PORT = ServerOptions.port(1883);
    static final Option<String> USERNAME = Option.text("username", "The user; it needs no permission.");
    static final Option<String> PASSWORD = Option.secret("password", "The password of the user.");
    static final Option<String> CLIENT_ID =
            Option.text("clientId", "The client's ID, which nobody else may use; by default the broker picks one.");

    @Override
    public String name() {
        return "mqtt";
    }

    @Override
    public String summary() {
        return "An MQTT broker admits a client and answers PINGREQ, over one persistent connection.";
    }

    @Override
    public List<Option<?>> options() {
        return ServerOptions.with(PORT, USERNAME, PASSWORD, CLIENT_ID, ServerOptions.TLS);
    }

    @Override
    public Map<Option<?>, String> warnings(OptionValues values) {
        return TlsOptions.warnings(values);
    }

    @Override
    public HealthCheck create(OptionValues values) {
        MqttCheck.Builder builder = ServerOptions.builder(values, PORT, MqttCheck::builder);
        ServerOptions.credentials(values, USERNAME, PASSWORD, builder::credentials);
        OptionMapping.apply(values, CLIENT_ID, builder::clientId);
        return builder.tls(ServerOptions.tls(values, values.get(ServerOptions.TLS), "tls: true"))
                .build();
    }
}
