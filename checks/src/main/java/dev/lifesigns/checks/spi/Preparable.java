/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.spi;

/**
 * A check that can load what its first run will need, so that a cold JVM is not taken for an outage: with a quarter of a core
 * the classes of a client alone can take longer than a run may.
 *
 * <p>The agent prepares its checks before the first of them runs. A program that starts its checks on a cold JVM with little
 * CPU can do the same.
 */
public interface Preparable {
    /**
     * Loads classes, a driver or what TLS needs. It asks nobody but this machine, changes nothing, and does nothing
     * the second time. It may take seconds on a busy machine; an interrupt ends it.
     *
     * @throws Exception if something is missing; the first run will tell what
     */
    void prepare() throws Exception;
}
