/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.HealthSnapshot;
import dev.lifesigns.ProbeSnapshot;
import dev.lifesigns.ProbeStatus;
import dev.lifesigns.Probes;
import dev.lifesigns.http.Report.Extent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of a snapshot that one path shows. Its probes come from the checker, so every snapshot has them. */
sealed interface View {
    /** What this view shows of a snapshot that has it. */
    Report report(HealthSnapshot snapshot);

    /** Whether a snapshot has what this view shows: a check may have been removed. */
    default boolean in(HealthSnapshot snapshot) {
        return true;
    }

    /** Names of the probes whose checks it shows. */
    List<String> probes();

    /** The same with the status alone, for a request over the rate limit; {@code null} if it is rejected. */
    default @Nullable View brief() {
        return null;
    }

    /**
     * A probe.
     *
     * @param wording how its status is named
     * @param checksShown whether its checks are shown; otherwise only the status is
     * @param groups names of all probes, at the root; else empty
     */
    record OfProbe(String probe, StatusVocabulary wording, boolean checksShown, List<String> groups) implements View {
        @Override
        public Report report(HealthSnapshot snapshot) {
            ProbeSnapshot seen = requireNonNull(snapshot.probe(probe), probe);
            return checksShown
                    ? new Report(Extent.CHECKS, probe, wording.of(seen.status()), seen.checks(), groups, null)
                    : word(seen.status());
        }

        /** The report if only the status is shown: it does not reveal the name of a custom probe. */
        Report word(ProbeStatus status) {
            String subject = isStandard() ? probe : "health";
            return new Report(Extent.STATUS, subject, wording.of(status), List.of(), groups, null);
        }

        private boolean isStandard() {
            return Probes.STANDARD.contains(probe);
        }

        @Override
        public @Nullable View brief() {
            return isStandard() ? new OfProbe(probe, wording, false, List.of()) : null;
        }

        @Override
        public List<String> probes() {
            return List.of(probe);
        }
    }

    /** One check. */
    record OfCheck(String check, List<String> probes) implements View {
        @Override
        public Report report(HealthSnapshot snapshot) {
            CheckSnapshot seen = requireNonNull(snapshot.check(check), check);
            return new Report(Extent.ONE_CHECK, check, ProbeStatus.of(seen.status()), List.of(seen), List.of(), null);
        }

        @Override
        public boolean in(HealthSnapshot snapshot) {
            return snapshot.check(check) != null;
        }
    }

    /** All checks, under the three standard probes together: down if any of them is not passing. */
    record Overall(boolean checksShown) implements View {
        @Override
        public Report report(HealthSnapshot snapshot) {
            boolean passing = probes().stream()
                    .allMatch(probe -> requireNonNull(snapshot.probe(probe), probe)
                            .status()
                            .passing());
            return new Report(
                    checksShown ? Extent.CHECKS : Extent.STATUS,
                    "health",
                    passing ? ProbeStatus.UP : ProbeStatus.DOWN,
                    checksShown ? snapshot.checks() : List.of(),
                    List.of(),
                    null);
        }

        @Override
        public List<String> probes() {
            return Probes.STANDARD;
        }

        @Override
        public View brief() {
            return new Overall(false);
        }
    }

    /** Everything, under the status of readiness. */
    record Detailed(List<String> probes) implements View {
        @Override
        public Report report(HealthSnapshot snapshot) {
            ProbeStatus status = requireNonNull(snapshot.probe(Probes.READINESS), Probes.READINESS)
                    .status();
            return new Report(Extent.EVERYTHING, Probes.READINESS, status, snapshot.checks(), probes, snapshot);
        }
    }

    /** How the status of a probe is named. */
    enum StatusVocabulary {
        /** As it is. */
        FULL,
        /** Up or down: a kubelet either restarts the container or does not. */
        UP_OR_DOWN,
        /** Up, or not yet. */
        UP_OR_STARTING;

        ProbeStatus of(ProbeStatus status) {
            return switch (this) {
                case FULL -> status;
                case UP_OR_DOWN -> status.passing() ? ProbeStatus.UP : ProbeStatus.DOWN;
                case UP_OR_STARTING -> status.passing() ? ProbeStatus.UP : ProbeStatus.STARTING;
            };
        }
    }
}
