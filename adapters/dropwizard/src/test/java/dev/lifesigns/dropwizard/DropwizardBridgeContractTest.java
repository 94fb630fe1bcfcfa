/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.dropwizard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.bridge.BridgePolicies;
import dev.lifesigns.bridge.PolicyOverrides;
import dev.lifesigns.contract.AdoptingApplication;
import dev.lifesigns.contract.AdoptingApplication.Setup;
import dev.lifesigns.contract.BridgeContract;
import dev.lifesigns.contract.ScriptedForeignCheck;
import java.time.Duration;

/** An application keeps the contract; what the framework shows is read at its admin port. */
class DropwizardBridgeContractTest extends BridgeContract {
    @Override
    protected AdoptingApplication start(Setup setup) throws Exception {
        // before the engine starts, Dropwizard's own scheduler would call the check, if the start took that long
        Shop.Setup shop = Shop.setup().set("health.healthChecks[0].schedule.initialDelay", "1h");
        set(shop, "lifesigns.defaults", setup.policies().defaults());
        setup.policies().checks().forEach((name, policy) -> set(shop, "lifesigns.checks." + name, policy));
        setup.checks().forEach((name, check) -> shop.with(name, new Scripted(check)));
        return new Adopting(shop.start());
    }

    /** Dropwizard has no check that only reads memory. */
    @Override
    protected boolean passesThrough() {
        return false;
    }

    private static void set(Shop.Setup shop, String prefix, PolicyOverrides policy) {
        policy.values()
                .forEach((name, value) -> shop.set(
                        prefix + "." + name, value instanceof Duration duration ? duration.toMillis() + "ms" : value));
    }

    private record Adopting(Shop shop) implements AdoptingApplication {
        @Override
        public Shown ask(String name) throws Exception {
            JsonNode answer = shop.admin(name);
            return new Shown(
                    answer.path("healthy").asBoolean(), answer.path("reason").asText(null));
        }

        @Override
        public HealthChecker health() {
            return shop.bundle().health();
        }

        @Override
        public void register(String name, ScriptedForeignCheck check) {
            shop.environment().healthChecks().register(name, new Scripted(check));
        }

        @Override
        public void remove(String name) {
            shop.environment().healthChecks().unregister(name);
        }

        @Override
        public void reload(BridgePolicies policies) {
            shop.bundle().bridge().reload(policies);
        }

        @Override
        public void close() {
            shop.close();
        }
    }
}
