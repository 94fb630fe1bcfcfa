/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.tcp;

import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.OptionMapping;
import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.InvalidOptionException;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.checks.spi.OptionValues;
import java.util.List;

/** {@code type: tcp}. */
public final class TcpCheckType implements CheckType {
    static final Option<String> HOST =
            Option.text("host", "Name or address of the server.").required();
    static final Option<Integer> PORT =
            Option.integer("port", "Port of the server.").required();

    @Override
    public String name() {
        return "tcp";
    }

    @Override
    public String summary() {
        return "A TCP server accepts connections.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(HOST, PORT);
    }

    @Override
    public HealthCheck create(OptionValues values) {
        String host = values.get(HOST);
        if (host.indexOf(':') >= 0 && host.indexOf(':') == host.lastIndexOf(':')) {
            throw new InvalidOptionException(HOST, "host: " + host + " (expected: a name or address without a port)");
        }
        OptionMapping.build(HOST, () -> TcpCheck.of(host, 1));
        return OptionMapping.build(PORT, () -> TcpCheck.of(host, values.get(PORT)));
    }
}
