/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.agent.config.ConfigOutline;
import dev.lifesigns.probes.ProbedService.Check;
import dev.lifesigns.probes.generate.Input;
import dev.lifesigns.probes.generate.OutputFormat;
import dev.lifesigns.probes.generate.Placement;
import dev.lifesigns.probes.generate.Requirements;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wanted of the probes: what the options say, else the configuration, else the defaults. */
final class TimingReader {
    private final Asked asked;
    private final Placement placement;
    private final @Nullable ConfigOutline outline;

    TimingReader(Asked asked, OutputFormat form, @Nullable ConfigOutline outline) {
        this.asked = asked;
        this.placement = form == OutputFormat.DEPLOYMENT ? Placement.SIDECAR : Placement.OWN_CONTAINER;
        this.outline = outline;
    }

    Requirements read(TimingOptions options, @Nullable String replicas) {
        Requirements defaults = Requirements.defaults(placement);
        return new Requirements(
                asked.time("--startup-time", options.startupTime, defaults.startupTime()),
                asked.time("--slowest-check", options.slowestCheck, slowestCheck(defaults.slowestCheck())),
                asked.time("--detect-within", options.detectWithin),
                asked.time("--restart-after", options.restartAfter, defaults.restartAfter()),
                asked.time("--propagation", options.propagation, defaults.propagation()),
                drainDelay(options.drainDelay),
                asked.time("--stop-time", options.stopTime, defaults.stopTime()),
                asked.number("--replicas", replicas, defaults.replicas().value()),
                placement,
                checks());
    }

    private Input<Duration> slowestCheck(Input<Duration> otherwise) {
        ConfigOutline configured = outline;
        return configured == null
                ? otherwise
                : configured
                        .service()
                        .slowest()
                        .map(check -> new Input<>(check.timeout(), place(configured, check)))
                        .orElse(otherwise);
    }

    private @Nullable Input<Duration> drainDelay(@Nullable String text) {
        if (outline == null) {
            return asked.time("--drain-delay", text);
        }
        asked.refuseBesideConfiguration("--drain-delay", text, "server.drainDelay");
        return new Input<>(outline.service().drainDelay(), outline.place("server.drainDelay"));
    }

    private @Nullable List<Input<Check>> checks() {
        if (outline == null) {
            return null;
        }
        ConfigOutline configured = requireNonNull(outline);
        return configured.service().checks().stream()
                .map(check -> new Input<>(check, place(configured, check)))
                .toList();
    }

    private static String place(ConfigOutline outline, Check check) {
        return outline.place("checks." + check.name());
    }
}
