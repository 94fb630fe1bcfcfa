/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

/** How much an unauthenticated reader is shown. Messages and details are never part of it. */
public enum PublicLevel {
    /** The status of the probe, and of each of its checks the name, status, latency and kind of error. */
    CHECKS,
    /** The status alone. */
    STATUS
}
