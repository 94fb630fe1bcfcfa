/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.testkit;

import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthSnapshot;
import dev.lifesigns.ProbeSnapshot;
import dev.lifesigns.ProbeStatus;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** AssertJ assertions on a {@link HealthSnapshot}. */
public final class SnapshotAssert extends AbstractAssert<SnapshotAssert, HealthSnapshot> {
    private SnapshotAssert(HealthSnapshot actual) {
        super(actual, SnapshotAssert.class);
    }

    /** Begins assertions on what is known now. */
    public static SnapshotAssert assertThatHealth(HealthChecker health) {
        return assertThatHealth(health.snapshot());
    }

    /** Begins assertions on a snapshot. */
    public static SnapshotAssert assertThatHealth(HealthSnapshot snapshot) {
        return new SnapshotAssert(snapshot);
    }

    /** The probe answers that. */
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

    /** The check is that, without an error. */
    public SnapshotAssert hasCheck(String name, CheckStatus status) {
        return hasCheck(name, status, null);
    }

    /** The check is that, for that reason. */
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
