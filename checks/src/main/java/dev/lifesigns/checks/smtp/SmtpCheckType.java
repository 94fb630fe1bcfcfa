/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.smtp;

import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.OptionMapping;
import dev.lifesigns.checks.internal.ServerOptions;
import dev.lifesigns.checks.internal.TlsDemand;
import dev.lifesigns.checks.internal.TlsOptions;
import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.checks.spi.OptionValues;
import java.util.List;
import java.util.Map;

/** {@code type: smtp}. */
public final class SmtpCheckType implements CheckType {
    static final Option<Integer> PORT = ServerOptions.port(25);
    static final Option<Boolean> START_TLS = Option.flag(
                    "startTls", "Whether the server must offer STARTTLS, and encrypt the connection.")
            .withDefault(false);

    @Override
    public String name() {
        return "smtp";
    }

    @Override
    public String summary() {
        return "A mail server greets, answers EHLO, and encrypts if it should; no message is sent.";
    }

    @Override
    public List<Option<?>> options() {
        return ServerOptions.with(PORT, START_TLS, ServerOptions.TLS);
    }

    @Override
    public Map<Option<?>, String> warnings(OptionValues values) {
        return TlsOptions.warnings(values);
    }

    @Override
    public HealthCheck create(OptionValues values) {
        SmtpCheck.Builder builder = ServerOptions.builder(values, PORT, SmtpCheck::builder);
        boolean startTls = values.get(START_TLS);
        boolean tls = values.get(ServerOptions.TLS);
        TlsDemand demand = ServerOptions.tls(values, startTls || tls, "startTls: true or tls: true");
        builder.startTls(startTls ? demand : null).tls(tls ? demand : null);
        return OptionMapping.build(START_TLS, builder::build);
    }
}
