/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.spi;

/**
 * A check that can load what its first run will need, so that a cold JVM is not mistaken for an outage: with a quarter
 * of a core, loading the classes of a client alone can take longer than a run may.
 *
 * <p>The agent prepares its checks before the first of them runs. A program that starts its checks on a cold JVM with little
 * CPU can do the same.
 */
public interface Preparable {
    /**
     * Loads classes, a driver or what TLS needs. It contacts no other machine, changes nothing, and does nothing when
     * called again. It may take seconds on a busy machine; an interrupt ends it.
     *
     * @throws Exception if something is missing; the first run will report what
     */
    void prepare() throws Exception;
}
