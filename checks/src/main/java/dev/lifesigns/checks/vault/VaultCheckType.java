/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.vault;

import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.OptionMapping;
import dev.lifesigns.checks.internal.ServerOptions;
import dev.lifesigns.checks.internal.TlsOptions;
import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.checks.spi.OptionValues;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code type: vault}. */
public final class VaultCheckType implements CheckType {
    static final Option<String> URL = Option.text("url", "URL of a node, http or https: https://vault:8200.")
            .required();
    static final Option<List<String>> ROLES = Option.list(
                    "roles", "The roles that are up: active, standby, performance-standby or dr-secondary.")
            .withDefault(List.of("active", "standby", "performance-standby"));

    @Override
    public String name() {
        return "vault";
    }

    @Override
    public String summary() {
        return "A node of Vault or OpenBao is initialized, unsealed, and in a role that serves.";
    }

    @Override
    public List<Option<?>> options() {
        return TlsOptions.between(List.of(URL, ROLES), List.of());
    }

    @Override
    public Map<Option<?>, String> warnings(OptionValues values) {
        return TlsOptions.warnings(values);
    }

    @Override
    public HealthCheck create(OptionValues values) {
        VaultCheck.Builder builder = OptionMapping.build(URL, () -> VaultCheck.builder(values.get(URL)));
        OptionMapping.apply(values, ROLES, words -> builder.roles(parse(words)));
        return builder.tls(ServerOptions.tls(values, builder.isTls(), "an https URL"))
                .build();
    }

    private static Set<VaultRole> parse(List<String> words) {
        return words.stream().map(VaultRole::parse).collect(Collectors.toSet());
    }
}
