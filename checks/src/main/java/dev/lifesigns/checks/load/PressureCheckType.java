/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.load;

import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.OptionMapping;
import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.InvalidOptionException;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.checks.spi.OptionValues;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** {@code type: pressure}. */
public final class PressureCheckType implements CheckType {
    static final Option<String> OF =
            Option.text("of", "What processes wait for: cpu, memory or io.").required();
    static final Option<String> CONTROL_GROUP = Option.text(
            "controlGroup",
            "Folder of a control group of version 2, such as /sys/fs/cgroup/system.slice; by default the whole machine.");
    static final Option<Duration> AVERAGE = Option.duration(
                    "average", "Over what time the share is measured: 10s, 1m or 5m.")
            .withDefault(PressureCheck.DEFAULT_AVERAGE);
    static final Option<Boolean> FULL = Option.flag(
                    "full", "Whether only the time counts in which all processes waited, instead of some.")
            .withDefault(false);
    static final Option<Double> WARN_ABOVE = Option.percentage(
                    "warnAbove", "Degraded if they wait for a larger share of the time.")
            .withDefault(PressureCheck.DEFAULT_WARN_ABOVE);
    static final Option<Double> FAIL_ABOVE =
            Option.percentage("failAbove", "Down if they wait for a larger share of the time.");

    @Override
    public String name() {
        return "pressure";
    }

    @Override
    public String summary() {
        return "Processes do not wait too long for the processor, memory or disks. Linux only.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(OF, CONTROL_GROUP, AVERAGE, FULL, WARN_ABOVE, FAIL_ABOVE);
    }

    @Override
    public HealthCheck create(OptionValues values) {
        PressureCheck.Builder builder = PressureCheck.builder(resource(values.get(OF)));
        OptionMapping.apply(values, CONTROL_GROUP, folder -> builder.controlGroup(Path.of(folder)));
        OptionMapping.apply(values, AVERAGE, builder::average);
        OptionMapping.apply(values, WARN_ABOVE, builder::warnAbove);
        OptionMapping.apply(values, FAIL_ABOVE, builder::failAbove);
        if (values.get(FULL)) {
            builder.full();
        }
        return OptionMapping.build(WARN_ABOVE, builder::build);
    }

    private static Pressure resource(String of) {
        return switch (of) {
            case "cpu" -> Pressure.CPU;
            case "memory" -> Pressure.MEMORY;
            case "io" -> Pressure.IO;
            default -> throw new InvalidOptionException(OF, "of: " + of + " (expected: cpu, memory or io)");
        };
    }
}
