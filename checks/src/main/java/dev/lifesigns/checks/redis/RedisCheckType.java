/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.redis;

import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.OptionMapping;
import dev.lifesigns.checks.internal.ServerOptions;
import dev.lifesigns.checks.internal.TlsOptions;
import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.checks.spi.OptionValues;
import java.util.List;
import java.util.Map;

/** {@code type: redis} in a configuration file. */
public final class RedisCheckType implements CheckType {
    static final Option<String> URI = Option.text("uri", "The server: redis://host:6379/0, or rediss:// for TLS.")
            .required();
    static final Option<String> USERNAME = Option.text("username", "The user, instead of that of the URI.");
    static final Option<String> PASSWORD = Option.secret("password", "The password, instead of that of the URI.");
    static final Option<String> ROLE =
            Option.text("role", "The role it must have: primary, replica or sentinel; default: any.");
    static final Option<Boolean> WRITABLE = Option.flag(
                    "writable",
                    "Whether it must accept writes: a primary whose memory is not used up. Nothing is written.")
            .withDefault(false);

    /** For {@link java.util.ServiceLoader}. */
    public RedisCheckType() {}

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public String summary() {
        return "A Redis server answers PING, over one persistent connection, and has the role it should have.";
    }

    @Override
    public List<Option<?>> options() {
        return TlsOptions.between(List.of(URI, USERNAME, PASSWORD, ROLE, WRITABLE), List.of());
    }

    @Override
    public Map<Option<?>, String> warnings(OptionValues values) {
        return TlsOptions.warnings(values);
    }

    @Override
    public HealthCheck create(OptionValues values) {
        RedisCheck.Builder builder = OptionMapping.build(URI, () -> RedisCheck.builder(values.get(URI)));
        OptionMapping.apply(values, USERNAME, builder::username);
        OptionMapping.apply(values, PASSWORD, builder::password);
        OptionMapping.apply(values, ROLE, role -> builder.role(role(role)));
        if (values.get(WRITABLE)) {
            builder.writable();
        }
        builder.tls(ServerOptions.tls(values, builder.isTls(), "a rediss:// URI"));
        return OptionMapping.build(WRITABLE, builder::build);
    }

    private static RedisRole role(String name) {
        for (RedisRole role : RedisRole.values()) {
            if (role.wireName().equals(name)) {
                return role;
            }
        }
        throw new IllegalArgumentException("role: " + name + " (expected: primary, replica or sentinel)");
    }
}
