/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

/** Adopts what one registry has, when the engine starts. */
@FunctionalInterface
interface RegistryAdoption {
    void adoptAll();
}
