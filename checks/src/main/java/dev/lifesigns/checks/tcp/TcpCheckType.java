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
    static final Option<String> BANNER_CONTAINS =
            Option.text("bannerContains", "A text that the first line of the server must contain.");
    static final Option<String> BANNER_MATCHES =
            Option.text("bannerMatches", "A regular expression that must be found in the first line of the server.");

    @Override
    public String name() {
        return "tcp";
    }

    @Override
    public String summary() {
        return "A TCP server accepts connections, and starts with the right line if one is demanded.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(HOST, PORT, BANNER_CONTAINS, BANNER_MATCHES);
    }

    @Override
    public HealthCheck create(OptionValues values) {
        String host = values.get(HOST);
        if (host.indexOf(':') >= 0 && host.indexOf(':') == host.lastIndexOf(':')) {
            throw new InvalidOptionException(HOST, "host: " + host + " (expected: a name or address without a port)");
        }
        OptionMapping.build(HOST, () -> TcpCheck.builder(host, 1));
        TcpCheck.Builder builder = OptionMapping.build(PORT, () -> TcpCheck.builder(host, values.get(PORT)));
        OptionMapping.apply(values, BANNER_CONTAINS, builder::bannerContains);
        OptionMapping.apply(values, BANNER_MATCHES, builder::bannerMatches);
        return builder.build();
    }
}
