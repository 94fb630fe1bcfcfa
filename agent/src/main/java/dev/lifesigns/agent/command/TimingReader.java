/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.agent.config.ConfigOutline;
import dev.lifesigns.kubernetes.ProbedService.Check;
import dev.lifesigns.kubernetes.generate.Form;
import dev.lifesigns.kubernetes.generate.Given;
import dev.lifesigns.kubernetes.generate.Placement;
import dev.lifesigns.kubernetes.generate.Requirements;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wanted of the probes: what the options say, else the configuration, else the defaults. */
final class TimingReader {
    private final Asked asked;
    private final Placement placement;
    private final @Nullable ConfigOutline outline;

    TimingReader(Asked asked, Form form, @Nullable ConfigOutline outline) {
        this.asked = asked;
        this.placement = form == Form.DEPLOYMENT ? Placement.SIDECAR : Placement.OWN_CONTAINER;
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

    private Given<Duration> slowestCheck(Given<Duration> otherwise) {
        ConfigOutline configured = outline;
        return configured == null
                ? otherwise
                : configured
                        .service()
                        .slowest()
                        .map(check -> new Given<>(check.timeout(), place(configured, check)))
                        .orElse(otherwise);
    }

    private @Nullable Given<Duration> drainDelay(@Nullable String text) {
        if (outline == null) {
            return asked.time("--drain-delay", text);
        }
        asked.refuseBesideConfiguration("--drain-delay", text, "server.drainDelay");
        return new Given<>(outline.service().drainDelay(), outline.place("server.drainDelay"));
    }

    private @Nullable List<Given<Check>> checks() {
        if (outline == null) {
            return null;
        }
        ConfigOutline configured = requireNonNull(outline);
        return configured.service().checks().stream()
                .map(check -> new Given<>(check, place(configured, check)))
                .toList();
    }

    private static String place(ConfigOutline outline, Check check) {
        return outline.place("checks." + check.name());
    }
}
