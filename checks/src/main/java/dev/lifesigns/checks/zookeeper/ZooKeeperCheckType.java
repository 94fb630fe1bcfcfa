/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.zookeeper;

import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.ServerOptions;
import dev.lifesigns.checks.internal.TlsOptions;
import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.checks.spi.OptionValues;
import java.util.List;
import java.util.Map;

/** {@code type: zookeeper}. */
public final class ZooKeeperCheckType implements CheckType {
    static final Option<Integer> PORT = ServerOptions.port(2181);

    @Override
    public String name() {
        return "zookeeper";
    }

    @Override
    public String summary() {
        return "A member of ZooKeeper serves requests; one that is read-only is degraded.";
    }

    @Override
    public List<Option<?>> options() {
        return ServerOptions.with(PORT, ServerOptions.TLS);
    }

    @Override
    public Map<Option<?>, String> warnings(OptionValues values) {
        return TlsOptions.warnings(values);
    }

    @Override
    public HealthCheck create(OptionValues values) {
        return ServerOptions.builder(values, PORT, ZooKeeperCheck::builder)
                .tls(ServerOptions.tls(values, values.get(ServerOptions.TLS), "tls: true"))
                .build();
    }
}
