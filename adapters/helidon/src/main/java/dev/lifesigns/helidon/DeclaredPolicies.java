/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.helidon;

import dev.lifesigns.CheckScope;
import dev.lifesigns.Probes;
import dev.lifesigns.bridge.PolicyOverrides;
import io.helidon.health.HealthCheck;
import java.util.Set;

/** What the type of a check says of our own probes. */
final class DeclaredPolicies {
    /** Liveness to Helidon; but a restart frees no disk. */
    private static final String DISK_SPACE = "io.helidon.health.checks.DiskSpaceHealthCheck";

    private DeclaredPolicies() {}

    static PolicyOverrides of(HealthCheck check) {
        if (check.getClass().getName().equals(DISK_SPACE)) {
            return PolicyOverrides.none().scope(CheckScope.HOST);
        }
        if (!saysItsType(check)) {
            return PolicyOverrides.none();
        }
        return PolicyOverrides.none()
                .probes(
                        switch (check.type()) {
                            case LIVENESS -> Set.of(Probes.LIVENESS);
                            case READINESS -> Set.of(Probes.READINESS);
                            case STARTUP -> Set.of(Probes.STARTUP);
                        });
    }

    /** A check that does not is liveness to Helidon, even if its author does not know of liveness. */
    private static boolean saysItsType(HealthCheck check) {
        try {
            return check.getClass().getMethod("type").getDeclaringClass() != HealthCheck.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
