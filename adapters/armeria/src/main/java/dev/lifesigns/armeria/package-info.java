/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Health endpoints in Armeria, and its health checkers run by the engine.
 *
 * <p>Start at {@link dev.lifesigns.armeria.HealthService} for our endpoint, at
 * {@link dev.lifesigns.armeria.EngineHealthCheckers} for checkers that an application already has, and at
 * {@link dev.lifesigns.armeria.ProbeHealthChecker} to make Armeria's own health check service return the status of our probes.
 */
@NullMarked
package dev.lifesigns.armeria;

import org.jspecify.annotations.NullMarked;
