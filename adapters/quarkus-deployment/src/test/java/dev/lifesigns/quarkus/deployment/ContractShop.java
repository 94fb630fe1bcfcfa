/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.quarkus.deployment;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.bridge.BridgePolicies;
import dev.lifesigns.contract.ScriptedForeignCheck;
import dev.lifesigns.smallrye.SmallRyeEngine;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.HealthRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Readiness;

/** The application of the contract: beans of a build, which do what each test wants. */
@Singleton
class ContractShop implements Outside.Inside {
    @Inject
    SmallRyeEngine lifesigns;

    @Inject
    @Readiness
    HealthRegistry readiness;

    void start(@Observes StartupEvent event) {
        Outside.inside = this;
    }

    @Produces
    @Readiness
    @Singleton
    static HealthCheck db() {
        return scripted("db");
    }

    @Produces
    @Readiness
    @Singleton
    static HealthCheck diskSpace() {
        return scripted("diskSpace");
    }

    @Produces
    @Singleton
    static BridgePolicies policies() {
        return Outside.setup.policies();
    }

    /** One that this test has nothing to say of is up. */
    private static HealthCheck scripted(String name) {
        ScriptedForeignCheck script = Outside.setup.checks().get(name);
        return new Scripted(name, script == null ? ScriptedForeignCheck.up() : script);
    }

    @Override
    public HealthChecker health() {
        return lifesigns.health();
    }

    @Override
    public void reload(BridgePolicies policies) {
        lifesigns.reload(policies);
    }

    @Override
    public void register(String name, ScriptedForeignCheck check) {
        readiness.register(name, new Scripted(name, check));
    }
}
