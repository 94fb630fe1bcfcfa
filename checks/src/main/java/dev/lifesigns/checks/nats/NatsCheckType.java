/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.nats;

import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.ServerOptions;
import dev.lifesigns.checks.internal.TlsOptions;
import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.InvalidOptionException;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.checks.spi.OptionValues;
import java.util.List;
import java.util.Map;

/** {@code type: nats}. */
public final class NatsCheckType implements CheckType {
    static final Option<Integer> PORT = ServerOptions.port(4222);
    static final Option<String> USERNAME = Option.text("username", "The user; it needs no permission.");
    static final Option<String> PASSWORD = Option.secret("password", "The password of the user.");
    static final Option<String> TOKEN = Option.secret("token", "The token, instead of a user.");
    static final Option<Boolean> TLS = Option.flag(
                    "tls", "Whether the connection is encrypted, after the server's first line.")
            .withDefault(false);

    @Override
    public String name() {
        return "nats";
    }

    @Override
    public String summary() {
        return "A NATS server admits a client and answers PING, over one persistent connection.";
    }

    @Override
    public List<Option<?>> options() {
        return ServerOptions.with(PORT, USERNAME, PASSWORD, TOKEN, TLS);
    }

    @Override
    public Map<Option<?>, String> warnings(OptionValues values) {
        return TlsOptions.warnings(values);
    }

    @Override
    public HealthCheck create(OptionValues values) {
        NatsCheck.Builder builder = ServerOptions.builder(values, PORT, NatsCheck::builder);
        boolean user = ServerOptions.credentials(values, USERNAME, PASSWORD, builder::credentials);
        String token = values.find(TOKEN);
        if (token != null) {
            if (user) {
                throw new InvalidOptionException(TOKEN, "token: set with username (expected: one of them)");
            }
            builder.token(token);
        }
        return builder.tls(ServerOptions.tls(values, values.get(TLS), "tls: true"))
                .build();
    }
}
