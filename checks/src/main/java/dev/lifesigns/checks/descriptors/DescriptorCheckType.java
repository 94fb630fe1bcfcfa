/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.descriptors;

import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.OptionMapping;
import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.checks.spi.OptionValues;
import java.nio.file.Path;
import java.util.List;

/** {@code type: descriptors}. */
public final class DescriptorCheckType implements CheckType {
    static final Option<String> PID_FILE = Option.text(
            "pidFile",
            "File with the number of the process; by default the agent itself. Others need its user, or root.");
    static final Option<Double> WARN_ABOVE = Option.percentage(
                    "warnAbove", "Degraded if a larger share of its limit is open.")
            .withDefault(DescriptorCheck.DEFAULT_WARN_ABOVE);
    static final Option<Double> FAIL_ABOVE = Option.percentage(
                    "failAbove", "Down if a larger share of its limit is open.")
            .withDefault(DescriptorCheck.DEFAULT_FAIL_ABOVE);

    @Override
    public String name() {
        return "descriptors";
    }

    @Override
    public String summary() {
        return "A process does not nearly have as many files and sockets open as it may. Linux only.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(PID_FILE, WARN_ABOVE, FAIL_ABOVE);
    }

    @Override
    public HealthCheck create(OptionValues values) {
        DescriptorCheck.Builder builder = DescriptorCheck.builder();
        OptionMapping.apply(values, PID_FILE, file -> builder.pidFile(Path.of(file)));
        OptionMapping.apply(values, WARN_ABOVE, builder::warnAbove);
        OptionMapping.apply(values, FAIL_ABOVE, builder::failAbove);
        return OptionMapping.build(WARN_ABOVE, builder::build);
    }
}
