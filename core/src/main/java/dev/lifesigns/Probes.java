/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.util.List;

/**
 * Names of the three probes that always exist. Others are declared with {@link HealthChecker.Builder#probe}.
 *
 * <pre>{@code
 * builder.check("event-loop", check, policy -> policy.probes(Probes.LIVENESS).scope(CheckScope.PROCESS));
 * }</pre>
 */
public final class Probes {
    /**
     * Whether the process works. If it fails, the process is restarted, so only {@link CheckScope#PROCESS} checks
     * belong here.
     */
    public static final String LIVENESS = "liveness";

    /** Whether the service should receive traffic. */
    public static final String READINESS = "readiness";

    /** Whether startup is complete. Once it is, it stays so. */
    public static final String STARTUP = "startup";

    /** The three, in the order in which they are shown. */
    public static final List<String> STANDARD = List.of(LIVENESS, READINESS, STARTUP);

    private Probes() {}
}
