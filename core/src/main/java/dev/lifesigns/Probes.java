/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.util.List;

/** Names of the three probes that always exist. Others are declared by {@link HealthChecker.Builder#probe}. */
public final class Probes {
    /** Am I alive? A no gets the process restarted, so only {@link CheckScope#PROCESS} checks belong here. */
    public static final String LIVENESS = "liveness";

    /** May I get traffic? */
    public static final String READINESS = "readiness";

    /** Have I started? Once yes, always yes. */
    public static final String STARTUP = "startup";

    static final List<String> STANDARD = List.of(LIVENESS, READINESS, STARTUP);

    private Probes() {}
}
