/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

/** What a reader without credentials learns. */
public enum PublicLevel {
    /** The status, and the name, status and kind of error of every check. */
    CHECKS,
    /** The status alone. */
    STATUS
}
