/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.bridge.Bridge;
import dev.lifesigns.bridge.BridgePolicies;
import dev.lifesigns.bridge.PolicyOverrides;
import dev.lifesigns.contract.AdoptingApplication;
import dev.lifesigns.contract.AdoptingApplication.Setup;
import dev.lifesigns.contract.BridgeContract;
import dev.lifesigns.contract.ScriptedForeignCheck;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A servlet application keeps the contract; what the framework shows is read at its own endpoint. */
class SpringBootBridgeContractTest extends BridgeContract {
    @Override
    protected AdoptingApplication start(Setup setup) {
        RunningApplication.Setup application =
                RunningApplication.of(WebApplicationType.SERVLET).set("management.health.defaults.enabled", false);
        set(application, "lifesigns.defaults", setup.policies().defaults());
        setup.policies().checks().forEach((name, policy) -> set(application, "lifesigns.checks." + name, policy));
        setup.checks().forEach((name, check) -> application.with(name, new Scripted(check)));
        setup.inMemory().forEach((name, check) -> application.with(name, new Scripted(check)));
        if (!setup.inMemory().isEmpty()) {
            application.set(
                    "lifesigns.in-memory", String.join(",", setup.inMemory().keySet()));
        }
        return new Adopting(application.run());
    }

    /** A null health is Boot's word for a component that is not there. */
    @Override
    protected boolean nullIsDown() {
        return false;
    }

    private static void set(RunningApplication.Setup application, String prefix, PolicyOverrides policy) {
        policy.values().forEach((name, value) -> application.set(prefix + "." + name, value));
    }

    private record Adopting(RunningApplication application, HealthChecker health) implements AdoptingApplication {
        Adopting(RunningApplication application) {
            this(application, application.bean(HealthChecker.class));
        }

        @Override
        public Shown ask(String name) throws Exception {
            JsonNode body = JsonMapper.shared()
                    .readTree(application.get("/actuator/health/" + name).body());
            JsonNode error = body.path("details").path("error");
            return new Shown(
                    body.path("status").asString().equals("UP"), error.isMissingNode() ? null : error.asString());
        }

        @Override
        public void register(String name, ScriptedForeignCheck check) {
            application.bean(HealthContributorRegistry.class).registerContributor(name, new Scripted(check));
        }

        @Override
        public void remove(String name) {
            application.bean(HealthContributorRegistry.class).unregisterContributor(name);
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
