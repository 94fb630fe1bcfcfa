/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

/** What the kubelet holds of one probe of one container. */
enum Result {
    UNKNOWN,
    SUCCESS,
    FAILURE
}
