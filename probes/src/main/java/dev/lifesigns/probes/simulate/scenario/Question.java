/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.scenario;

/** What a probe asks, which decides how it is answered. */
public enum Question {
    /** Whether the process has started. */
    STARTUP,
    /** Whether it should be restarted. */
    LIVENESS,
    /** Whether it should receive traffic. */
    READINESS,
    /** Whether something accepts connections: the system does, even for a process that hangs. */
    PORT,
    /** Something that always refuses: nothing listens there, or it expects TLS. */
    CLOSED_PORT,
    /** Nothing: the kubelet cannot find the port and counts the attempt neither way. */
    UNDEFINED_PORT
}
