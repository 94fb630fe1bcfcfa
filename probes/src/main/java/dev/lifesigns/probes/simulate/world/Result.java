/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

/** The result that the kubelet holds for one probe of one container. */
enum Result {
    UNKNOWN,
    SUCCESS,
    FAILURE
}
