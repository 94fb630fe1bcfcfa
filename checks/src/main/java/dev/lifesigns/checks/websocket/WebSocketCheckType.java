/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.websocket;

import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.OptionMapping;
import dev.lifesigns.checks.internal.ServerOptions;
import dev.lifesigns.checks.internal.TlsOptions;
import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.checks.spi.OptionValues;
import java.util.List;
import java.util.Map;

/** {@code type: websocket}. */
public final class WebSocketCheckType implements CheckType {
    static final Option<String> URL = Option.text(
                    "url", "URL to connect to, ws or wss; user-info is sent as basic credentials.")
            .required();
    static final Option<String> SUBPROTOCOL =
            Option.text("subprotocol", "A subprotocol that the server must agree to, such as mqtt.");
    static final Option<String> ORIGIN =
            Option.text("origin", "The Origin header, which servers that are meant for browsers demand.");
    static final Option<String> AUTHORIZATION =
            Option.secret("authorization", "The Authorization header, such as 'Bearer …'.");

    @Override
    public String name() {
        return "websocket";
    }

    @Override
    public String summary() {
        return "A server agrees to WebSocket at a URL, and answers a ping.";
    }

    @Override
    public List<Option<?>> options() {
        return TlsOptions.between(List.of(URL, SUBPROTOCOL, ORIGIN, AUTHORIZATION), List.of());
    }

    @Override
    public Map<Option<?>, String> warnings(OptionValues values) {
        return TlsOptions.warnings(values);
    }

    @Override
    public HealthCheck create(OptionValues values) {
        WebSocketCheck.Builder builder = OptionMapping.build(URL, () -> WebSocketCheck.builder(values.get(URL)));
        OptionMapping.apply(values, SUBPROTOCOL, builder::subprotocol);
        OptionMapping.apply(values, ORIGIN, builder::origin);
        OptionMapping.apply(values, AUTHORIZATION, builder::authorization);
        return builder.tls(ServerOptions.tls(values, builder.isTls(), "a wss URL"))
                .build();
    }
}
