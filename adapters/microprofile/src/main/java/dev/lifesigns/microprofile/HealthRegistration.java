/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.microprofile;

/** A check that {@link MicroProfileHealth#register} added. Thread-safe. */
public interface HealthRegistration {
    /**
     * Takes the check out: it is run and shown no more.
     *
     * @return whether it was there
     */
    boolean remove();
}
