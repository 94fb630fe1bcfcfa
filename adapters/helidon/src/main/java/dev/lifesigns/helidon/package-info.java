/**
 * Health endpoints in Helidon 4 SE, and its health checks run by the engine. Start at
 * {@link dev.lifesigns.helidon.HealthService} for the endpoint, and at {@link dev.lifesigns.helidon.EngineHealthObserver} for
 * checks that an application already has.
 */
@NullMarked
package dev.lifesigns.helidon;

import org.jspecify.annotations.NullMarked;
