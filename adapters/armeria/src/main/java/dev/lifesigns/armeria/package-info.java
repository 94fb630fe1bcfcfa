/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Health endpoints in Armeria, and its health checkers run by the engine.
 *
 * <p>Start at {@link dev.lifesigns.armeria.HealthService} for our endpoint, at
 * {@link dev.lifesigns.armeria.EngineHealthCheckers} for checkers that an application has already, and at
 * {@link dev.lifesigns.armeria.ProbeHealthChecker} to let Armeria's own health check service say what our probes say.
 */
@NullMarked
package dev.lifesigns.armeria;

import org.jspecify.annotations.NullMarked;
