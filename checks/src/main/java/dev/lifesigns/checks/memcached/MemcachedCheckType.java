/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.memcached;

import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.ServerOptions;
import dev.lifesigns.checks.internal.TlsOptions;
import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.checks.spi.OptionValues;
import java.util.List;
import java.util.Map;

/** {@code type: memcached}. */
public final class MemcachedCheckType implements CheckType {
    static final Option<Integer> PORT = ServerOptions.port(11_211);
    static final Option<String> USERNAME =
            Option.text("username", "The user, if the server was started with a file of credentials.");
    static final Option<String> PASSWORD = Option.secret("password", "The password of the user.");

    @Override
    public String name() {
        return "memcached";
    }

    @Override
    public String summary() {
        return "A memcached server answers stats, over one persistent connection, and accepts new connections.";
    }

    @Override
    public List<Option<?>> options() {
        return ServerOptions.with(PORT, USERNAME, PASSWORD, ServerOptions.TLS);
    }

    @Override
    public Map<Option<?>, String> warnings(OptionValues values) {
        return TlsOptions.warnings(values);
    }

    @Override
    public HealthCheck create(OptionValues values) {
        MemcachedCheck.Builder builder = ServerOptions.builder(values, PORT, MemcachedCheck::builder);
        ServerOptions.credentials(values, USERNAME, PASSWORD, builder::credentials);
        return builder.tls(ServerOptions.tls(values, values.get(ServerOptions.TLS), "tls: true"))
                .build();
    }
}
