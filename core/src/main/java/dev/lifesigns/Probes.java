/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

/** Names of the three probes that always exist. Any other well-formed name makes a probe of the user's own. */
public final class Probes {
    /** Am I alive? A no gets the process restarted, so only {@link Scope#PROCESS} checks belong here. */
    public static final String LIVENESS = "liveness";

    /** May I get traffic? */
    public static final String READINESS = "readiness";

    /** Have I started? Once yes, always yes. */
    public static final String STARTUP = "startup";

    private Probes() {}
}
