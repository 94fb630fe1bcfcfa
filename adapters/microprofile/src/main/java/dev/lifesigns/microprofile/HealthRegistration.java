/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.microprofile;

/** A check that {@link MicroProfileHealth#register} added. Thread-safe. */
public interface HealthRegistration {
    /**
     * Removes the check: it is no longer run or shown.
     *
     * @return whether it was there
     */
    boolean remove();
}
