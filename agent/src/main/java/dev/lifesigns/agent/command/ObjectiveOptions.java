/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import dev.lifesigns.agent.config.ConfigFiles;
import dev.lifesigns.agent.config.ServiceProfile;
import dev.lifesigns.agent.config.ServiceProfileResult;
import dev.lifesigns.probes.lint.LintOptions;
import dev.lifesigns.text.DurationText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of what the linter compares probes with: the service that answers them, and the objectives. */
final class ObjectiveOptions {
    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "Lifesigns configuration file or folder, may be repeated; its variables may be unset.")
    private List<Path> config = List.of();

    @Option(
            names = "--detect-within",
            paramLabel = "DURATION",
            converter = Converter.class,
            description =
                    "Report readiness probes that take longer than this to remove a hanging pod from traffic, e.g. 30s.")
    private @Nullable Duration detectWithin;

    @Option(
            names = "--recover-within",
            paramLabel = "DURATION",
            converter = Converter.class,
            description = "Report readiness probes that take longer than this to bring a healthy pod back.")
    private @Nullable Duration recoverWithin;

    /**
     * Reads the configuration, if there is one, and prints every finding about it.
     *
     * @return {@code null} if it is refused
     */
    @Nullable
    LintOptions read(PrintWriter err) {
        if (config.isEmpty()) {
            return new LintOptions(null, detectWithin, recoverWithin);
        }
        ServiceProfileResult result = InstalledTypes.reader(err).profile(ConfigFiles.of(config));
        Messages.print(err, result.findings());
        ServiceProfile profile = result.profile();
        return profile == null ? null : new LintOptions(profile.service(), detectWithin, recoverWithin);
    }

    /** Durations as in the configuration. */
    static final class Converter implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String value) {
            Duration duration = DurationText.parse(value);
            if (duration == null || duration.isZero()) {
                throw new TypeConversionException("'" + value + "' (expected: a duration, such as 30s or 1m)");
            }
            return duration;
        }
    }
}
