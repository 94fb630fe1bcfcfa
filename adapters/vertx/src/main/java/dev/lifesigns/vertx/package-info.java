/**
 * Health endpoints in Vert.x Web, and the procedures of {@code vertx-health-check} run by the engine.
 *
 * <p>Start at {@link dev.lifesigns.vertx.HealthHandler} for the endpoint, and at
 * {@link dev.lifesigns.vertx.EngineHealthChecks} for procedures that an application already has.
 */
@NullMarked
package dev.lifesigns.vertx;

import org.jspecify.annotations.NullMarked;
