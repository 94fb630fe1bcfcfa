/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import dev.lifesigns.bridge.AdoptedCheck;
import dev.lifesigns.bridge.Bridge;
import dev.lifesigns.bridge.ForeignCheck;
import dev.lifesigns.bridge.ForeignFailure;
import dev.lifesigns.bridge.PolicyOverrides;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.boot.health.application.AvailabilityStateHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.PingHealthIndicator;

/**
 * Registers one contributor with the engine.
 *
 * @param bridge the bridge to the engine
 * @param results Boot's answers
 * @param declared what its author says of its policy
 * @param inMemory names of those that the configuration says never block
 */
record Adoption(
        Bridge<Optional<Health>> bridge, HealthResults results, DeclaredPolicies declared, Set<String> inMemory) {
    /**
     * Adopts an indicator.
     *
     * @param place where it is
     * @param indicator its class may say that it is in memory
     * @param background how it is called in the background
     * @param now how it is called on the request's thread
     */
    AdoptedCheck<Optional<Health>> adopt(
            Place place, Object indicator, ForeignCheck<Optional<Health>> background, Supplier<Optional<Health>> now) {
        return isInMemory(place.path(), indicator)
                ? bridge.adopt(place.path(), ForeignCheck.inMemory(now))
                : bridge.adopt(
                        place.path(), background.writtenIn(indicator.getClass()), declared(place.owners(), indicator));
    }

    /** The answer of one that is no longer there. */
    Optional<Health> gone(String path) {
        String message = "the contributor was removed";
        return results.failed(new ForeignFailure(path, ForeignFailure.Reason.NEVER_RAN, message, null));
    }

    private PolicyOverrides declared(List<Object> composites, Object indicator) {
        PolicyOverrides all = PolicyOverrides.none();
        for (Object composite : composites) {
            all = all.overriddenBy(declared.of(composite));
        }
        return all.overriddenBy(declared.of(indicator));
    }

    private boolean isInMemory(String path, Object indicator) {
        return indicator instanceof AvailabilityStateHealthIndicator
                || indicator instanceof PingHealthIndicator
                || inMemory.contains(path);
    }
}
