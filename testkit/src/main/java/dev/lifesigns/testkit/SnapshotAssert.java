/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.testkit;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthSnapshot;
import dev.lifesigns.ProbeSnapshot;
import dev.lifesigns.ProbeStatus;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * AssertJ assertions on a {@link HealthSnapshot}.
 *
 * <pre>{@code
 * assertThatHealth(health)
 *     .hasCheck("database", CheckStatus.DOWN, ErrorKind.TIMEOUT)
 *     .hasProbe(Probes.READINESS, ProbeStatus.DOWN);
 * }</pre>
 */
public final class SnapshotAssert extends AbstractAssert<SnapshotAssert, HealthSnapshot> {
    private SnapshotAssert(HealthSnapshot actual) {
        super(actual, SnapshotAssert.class);
    }

    /** Starts assertions on the current snapshot. */
    public static SnapshotAssert assertThatHealth(HealthChecker health) {
        return assertThatHealth(requireNonNull(health, "SnapshotAssert.assertThatHealth: health is null")
                .snapshot());
    }

    /** Starts assertions on a snapshot. */
    public static SnapshotAssert assertThatHealth(HealthSnapshot snapshot) {
        return new SnapshotAssert(snapshot);
    }

    /** Verifies the status of a probe. */
    public SnapshotAssert hasProbe(String name, ProbeStatus status) {
        ProbeSnapshot probe = actual.probe(name);
        if (probe == null) {
            throw failure("expected a probe '%s' among %s", name, actual.probes());
        }
        if (probe.status() != status) {
            throw failure("expected probe '%s' to be %s but it is %s", name, status, probe.status());
        }
        return this;
    }

    /** Verifies that a check has that status and no error. */
    public SnapshotAssert hasCheck(String name, CheckStatus status) {
        return hasCheck(name, status, null);
    }

    /** Verifies the status of a check and its kind of error. */
    public SnapshotAssert hasCheck(String name, CheckStatus status, @Nullable ErrorKind error) {
        CheckSnapshot check = actual.check(name);
        if (check == null) {
            throw failure("expected a check '%s' among %s", name, actual.checks());
        }
        if (check.status() != status || check.error() != error) {
            throw failure(
                    "expected check '%s' to be %s, error %s, but it is %s, error %s (%s)",
                    name, status, error, check.status(), check.error(), check.message());
        }
        return this;
    }
}
