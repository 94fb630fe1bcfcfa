/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.micronaut;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.bridge.Bridge;
import dev.lifesigns.bridge.BridgePolicies;
import dev.lifesigns.bridge.PolicyOverrides;
import dev.lifesigns.contract.AdoptingApplication;
import dev.lifesigns.contract.AdoptingApplication.Setup;
import dev.lifesigns.contract.BridgeContract;
import io.micronaut.core.naming.NameUtils;

/** An application keeps the contract; what the framework shows is read at its own endpoint. */
class MicronautBridgeContractTest extends BridgeContract {
    @Override
    protected AdoptingApplication start(Setup setup) {
        RunningApplication.Setup application = RunningApplication.setup();
        set(application, "lifesigns.defaults", setup.policies().defaults());
        setup.policies()
                .checks()
                .forEach((name, policy) -> set(application, "lifesigns.checks." + NameUtils.hyphenate(name), policy));
        setup.checks().forEach((name, check) -> application.with(name, new Scripted(name, check)));
        setup.inMemory().forEach((name, check) -> application.with(name, new Scripted(name, check)));
        if (!setup.inMemory().isEmpty()) {
            application.set(
                    "lifesigns.in-memory", String.join(",", setup.inMemory().keySet()));
        }
        return new Adopting(application.run());
    }

    /** An indicator without a result is not shown. */
    @Override
    protected boolean nullIsDown() {
        return false;
    }

    private static void set(RunningApplication.Setup application, String prefix, PolicyOverrides policy) {
        policy.values().forEach((name, value) -> application.set(prefix + "." + NameUtils.hyphenate(name), value));
    }

    private record Adopting(RunningApplication application, HealthChecker health) implements AdoptingApplication {
        Adopting(RunningApplication application) {
            this(application, application.bean(HealthChecker.class));
        }

        @Override
        public Shown ask(String name) throws Exception {
            JsonNode component = application.component(name);
            JsonNode error = component.path("details").path("error");
            return new Shown(
                    component.path("status").asText().equals("UP"), error.isMissingNode() ? null : error.asText());
        }

        @Override
        public void reload(BridgePolicies policies) {
            application.bean(Bridge.class).reload(policies);
        }

        @Override
        public void close() {
            application.close();
        }
    }
}
