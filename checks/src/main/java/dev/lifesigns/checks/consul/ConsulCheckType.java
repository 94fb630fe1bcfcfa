/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.consul;

import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.OptionMapping;
import dev.lifesigns.checks.internal.ServerOptions;
import dev.lifesigns.checks.internal.TlsOptions;
import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.checks.spi.OptionValues;
import java.util.List;
import java.util.Map;

/** {@code type: consul}. */
public final class ConsulCheckType implements CheckType {
    static final Option<String> URL = Option.text("url", "URL of an agent, http or https: http://127.0.0.1:8500.")
            .required();
    static final Option<String> TOKEN = Option.secret(
            "token", "A token with agent:read; with it, the agent must also be a living member of its cluster.");

    @Override
    public String name() {
        return "consul";
    }

    @Override
    public String summary() {
        return "An agent of Consul knows a leader, and with a token is a living member of its cluster.";
    }

    @Override
    public List<Option<?>> options() {
        return TlsOptions.between(List.of(URL, TOKEN), List.of());
    }

    @Override
    public Map<Option<?>, String> warnings(OptionValues values) {
        return TlsOptions.warnings(values);
    }

    @Override
    public HealthCheck create(OptionValues values) {
        ConsulCheck.Builder builder = OptionMapping.build(URL, () -> ConsulCheck.builder(values.get(URL)));
        OptionMapping.apply(values, TOKEN, builder::token);
        return builder.tls(ServerOptions.tls(values, builder.isTls(), "an https URL"))
                .build();
    }
}
