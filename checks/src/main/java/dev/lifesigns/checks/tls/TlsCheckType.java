/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.tls;

import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.OptionMapping;
import dev.lifesigns.checks.internal.TlsOptions;
import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.checks.spi.OptionValues;
import java.util.List;
import java.util.Map;

/** {@code type: tls}. */
public final class TlsCheckType implements CheckType {
    static final Option<String> HOST = Option.text(
                    "host", "Name or address of the server, which its certificate must be for.")
            .required();
    static final Option<Integer> PORT =
            Option.integer("port", "Port of the server.").required();

    @Override
    public String name() {
        return "tls";
    }

    @Override
    public String summary() {
        return "A TLS server completes a handshake, with certificates that are trusted and stay valid.";
    }

    @Override
    public List<Option<?>> options() {
        return TlsOptions.between(List.of(HOST, PORT), List.of());
    }

    @Override
    public Map<Option<?>, String> warnings(OptionValues values) {
        return TlsOptions.warnings(values);
    }

    @Override
    public HealthCheck create(OptionValues values) {
        OptionMapping.build(HOST, () -> TlsCheck.builder(values.get(HOST), 1));
        TlsCheck.Builder builder =
                OptionMapping.build(PORT, () -> TlsCheck.builder(values.get(HOST), values.get(PORT)));
        TlsOptions.apply(values, builder.tls());
        return builder.certificateDays(TlsOptions.certificateDays(values)).build();
    }
}
