/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

/** How much unauthenticated readers see. Messages and details are never part of it. */
public enum PublicLevel {
    /** The status of the probe, and the name, status, latency, and kind of error of each of its checks. */
    CHECKS,
    /** The status alone. */
    STATUS
}
