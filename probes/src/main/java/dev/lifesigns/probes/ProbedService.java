/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The health endpoint of a service, as configured in its {@code lifesigns.yaml}. Immutable.
 *
 * @param name of the service
 * @param port on which the endpoint listens
 * @param basePath of the endpoint, such as {@code /health}
 * @param drainDelay how long it reports "not ready" between SIGTERM and its exit
 * @param checks in the order of the file
 */
public record ProbedService(String name, int port, String basePath, Duration drainDelay, List<Check> checks) {
    public ProbedService {
        requireNonNull(name, "name");
        requireNonNull(basePath, "basePath");
        requireNonNull(drainDelay, "drainDelay");
        checks = List.copyOf(checks);
    }

    /**
     * One check of it.
     *
     * @param name of the check
     * @param type what it looks at, such as {@code jdbc}
     * @param period from one run to the next
     * @param timeout of one run
     * @param failureThreshold failures in a row that count
     * @param probes the names of the probes that it belongs to
     * @param critical whether its failure fails them
     * @param dependency whether it checks something that restarting this service cannot fix
     */
    public record Check(
            String name,
            String type,
            Duration period,
            Duration timeout,
            int failureThreshold,
            Set<String> probes,
            boolean critical,
            boolean dependency) {
        public Check {
            requireNonNull(name, "name");
            requireNonNull(type, "type");
            requireNonNull(period, "period");
            requireNonNull(timeout, "timeout");
            probes = Set.copyOf(probes);
        }

        /** How long a dependency may hang before this check reports it, at worst. */
        public Duration worstDetection() {
            return period.multipliedBy(failureThreshold).plus(timeout);
        }
    }

    /** The check whose run may take longest, if any. */
    public Optional<Check> slowest() {
        return checks.stream().max(Comparator.comparing(Check::timeout));
    }
}
