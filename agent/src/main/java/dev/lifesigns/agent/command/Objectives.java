/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import dev.lifesigns.agent.config.Durations;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of what probes are meant to achieve. */
final class Objectives {
    @Option(
            names = "--detect-within",
            paramLabel = "DURATION",
            converter = Converter.class,
            description = "Find readiness probes that take longer to take a hanging pod out of traffic: 30s, 1m.")
    private @Nullable Duration detectWithin;

    @Option(
            names = "--recover-within",
            paramLabel = "DURATION",
            converter = Converter.class,
            description = "Find readiness probes that take longer to bring a healthy pod back.")
    private @Nullable Duration recoverWithin;

    @Nullable
    Duration detectWithin() {
        return detectWithin;
    }

    @Nullable
    Duration recoverWithin() {
        return recoverWithin;
    }

    /** Durations as the configuration has them. */
    static final class Converter implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String value) {
            Duration duration = Durations.parse(value);
            if (duration == null || duration.isZero()) {
                throw new TypeConversionException("'" + value + "' (expected: a duration, such as 30s or 1m)");
            }
            return duration;
        }
    }
}
