/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.util.Map;

/** The run that a {@link RunInterceptor} intercepts. Immutable. */
public interface RunContext {
    /** The name of the check. */
    String check();

    /** The labels of the check. */
    Map<String, String> labels();

    /** When the run times out. */
    CheckDeadline deadline();
}
