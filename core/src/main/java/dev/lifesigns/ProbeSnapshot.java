/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.time.Instant;
import java.util.List;

/**
 * What one probe answers at one version. Immutable.
 *
 * @param name the probe's name
 * @param status its answer
 * @param since wall-clock time since which it gives that answer
 * @param checks its checks, in the order of their registration
 */
public record ProbeSnapshot(String name, ProbeStatus status, Instant since, List<CheckSnapshot> checks) {}
