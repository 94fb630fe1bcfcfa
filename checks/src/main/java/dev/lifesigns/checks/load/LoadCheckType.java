/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.load;

import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.OptionMapping;
import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.checks.spi.OptionValues;
import java.time.Duration;
import java.util.List;

/** {@code type: load}. */
public final class LoadCheckType implements CheckType {
    static final Option<Duration> AVERAGE = Option.duration("average", "Which average is compared: 1m, 5m or 15m.")
            .withDefault(LoadCheck.DEFAULT_AVERAGE);
    static final Option<Double> WARN_ABOVE = Option.number("warnAbove", "Degraded if the load per core is higher.")
            .withDefault(LoadCheck.DEFAULT_WARN_ABOVE);
    static final Option<Double> FAIL_ABOVE = Option.number("failAbove", "Down if the load per core is higher.");

    @Override
    public String name() {
        return "load";
    }

    @Override
    public String summary() {
        return "The load average of this machine per core is not too high. Linux only.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(AVERAGE, WARN_ABOVE, FAIL_ABOVE);
    }

    @Override
    public HealthCheck create(OptionValues values) {
        LoadCheck.Builder builder = LoadCheck.builder();
        OptionMapping.apply(values, AVERAGE, builder::average);
        OptionMapping.apply(values, WARN_ABOVE, builder::warnAbove);
        OptionMapping.apply(values, FAIL_ABOVE, builder::failAbove);
        return OptionMapping.build(WARN_ABOVE, builder::build);
    }
}
