/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The health-check engine. Start at {@link dev.lifesigns.HealthChecker}. */
@NullMarked
package dev.lifesigns;

import org.jspecify.annotations.NullMarked;
