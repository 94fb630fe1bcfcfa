/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.agent.config.ServiceProfile;
import dev.lifesigns.probes.ProbedService.Check;
import dev.lifesigns.probes.generate.Input;
import dev.lifesigns.probes.generate.Placement;
import dev.lifesigns.probes.generate.Requirements;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The requirements for the probes: from the options, else the configuration, else the defaults. */
final class TimingReader {
    /** Of a program that does not pause. */
    private static final Duration QUICK = Duration.ofMillis(500);

    private final OptionReader reader;
    private final Placement placement;
    private final @Nullable ServiceProfile profile;

    TimingReader(OptionReader reader, Placement placement, @Nullable ServiceProfile profile) {
        this.reader = reader;
        this.placement = placement;
        this.profile = profile;
    }

    Requirements read(TimingOptions options, @Nullable String replicas) {
        Requirements defaults = Requirements.defaults(placement);
        return new Requirements(
                reader.time("--startup-time", options.startupTime, defaults.startupTime()),
                reader.time(
                        "--slowest-check",
                        options.slowestCheck,
                        slowestCheck(
                                placement == Placement.NATIVE_PROGRAM
                                        ? Input.byDefault(QUICK)
                                        : defaults.slowestCheck())),
                reader.time("--detect-within", options.detectWithin),
                reader.time("--restart-after", options.restartAfter, defaults.restartAfter()),
                reader.time("--propagation", options.propagation, defaults.propagation()),
                drainDelay(options.drainDelay),
                reader.time("--stop-time", options.stopTime, defaults.stopTime()),
                reader.number("--replicas", replicas, defaults.replicas().value()),
                placement,
                checks());
    }

    private Input<Duration> slowestCheck(Input<Duration> otherwise) {
        ServiceProfile configured = profile;
        return configured == null
                ? otherwise
                : configured
                        .service()
                        .slowest()
                        .map(check -> new Input<>(check.timeout(), place(configured, check)))
                        .orElse(otherwise);
    }

    private @Nullable Input<Duration> drainDelay(@Nullable String text) {
        if (profile == null) {
            return reader.time("--drain-delay", text);
        }
        reader.refuseBesideConfiguration("--drain-delay", text, "server.drainDelay");
        return new Input<>(profile.service().drainDelay(), profile.place("server.drainDelay"));
    }

    private @Nullable List<Input<Check>> checks() {
        if (profile == null) {
            return null;
        }
        ServiceProfile configured = requireNonNull(profile);
        return configured.service().checks().stream()
                .map(check -> new Input<>(check, place(configured, check)))
                .toList();
    }

    private static String place(ServiceProfile profile, Check check) {
        return profile.place("checks." + check.name());
    }
}
