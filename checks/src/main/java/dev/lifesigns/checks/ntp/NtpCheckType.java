/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.ntp;

import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.OptionMapping;
import dev.lifesigns.checks.internal.ServerOptions;
import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.checks.spi.OptionValues;
import java.time.Duration;
import java.util.List;

/** {@code type: ntp}. */
public final class NtpCheckType implements CheckType {
    static final Option<Integer> PORT = ServerOptions.port(123);
    static final Option<Duration> WARN_OFFSET =
            Option.duration("warnOffset", "Degraded if this machine's clock is further from the server's.");
    static final Option<Duration> MAX_OFFSET =
            Option.duration("maxOffset", "Down if this machine's clock is further from the server's.");

    @Override
    public String name() {
        return "ntp";
    }

    @Override
    public String summary() {
        return "A time server is synchronized, and this machine's clock is close to it.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(ServerOptions.HOST, PORT, WARN_OFFSET, MAX_OFFSET);
    }

    @Override
    public HealthCheck create(OptionValues values) {
        NtpCheck.Builder builder = ServerOptions.builder(values, PORT, NtpCheck::builder);
        OptionMapping.apply(values, WARN_OFFSET, builder::warnOffset);
        OptionMapping.apply(values, MAX_OFFSET, builder::maxOffset);
        return OptionMapping.build(WARN_OFFSET, builder::build);
    }
}
