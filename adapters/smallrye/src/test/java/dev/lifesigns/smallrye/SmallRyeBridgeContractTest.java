/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.smallrye;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.bridge.BridgePolicies;
import dev.lifesigns.contract.AdoptingApplication;
import dev.lifesigns.contract.AdoptingApplication.Setup;
import dev.lifesigns.contract.BridgeContract;
import dev.lifesigns.contract.ScriptedForeignCheck;
import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.api.HealthType;
import io.smallrye.health.registry.HealthRegistries;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Readiness;

/** Beans and registered checks, asked through SmallRye's reporter, keep the contract. */
class SmallRyeBridgeContractTest extends BridgeContract {
    @Override
    protected AdoptingApplication start(Setup setup) {
        return new Application(setup);
    }

    /** SmallRye has none; Quarkus has one, and its own test. */
    @Override
    protected boolean passesThrough() {
        return false;
    }

    /** Makes beans of the checks, and one of the policies. */
    record Beans(Setup setup) implements Extension {
        public void add(@Observes AfterBeanDiscovery event) {
            setup.checks()
                    .forEach((name, script) -> event.<HealthCheck>addBean()
                            .types(HealthCheck.class)
                            .qualifiers(Readiness.Literal.INSTANCE)
                            .name(name)
                            .id(name)
                            .scope(Dependent.class)
                            .createWith(context -> new Scripted(name, script)));
            event.<BridgePolicies>addBean()
                    .types(BridgePolicies.class)
                    .scope(Singleton.class)
                    .createWith(context -> setup.policies());
        }
    }

    private static final class Application implements AdoptingApplication {
        private final SmallRyeApplication application;
        private final SmallRyeEngine engine;
        private final Set<String> registered = new HashSet<>();

        Application(Setup setup) {
            application = SmallRyeApplication.withUs(new Beans(setup));
            engine = application.engine();
        }

        @Override
        public Shown ask(String name) {
            JsonObject check = check(application.reporter().getReadiness(), name);
            boolean up = check.getString("status").equals("UP");
            return new Shown(up, up || !check.containsKey("data") ? null : error(check.getJsonObject("data")));
        }

        /** SmallRye calls a check that gives no answer by its class. */
        private static JsonObject check(SmallRyeHealth ready, String name) {
            String type = Scripted.class.getName();
            boolean failed = SmallRyeApplication.checks(ready).toString().contains(type);
            return SmallRyeApplication.check(ready, failed ? type : name);
        }

        private static String error(JsonObject data) {
            return data.getString("error", null);
        }

        @Override
        public HealthChecker health() {
            return engine.health();
        }

        @Override
        public void register(String name, ScriptedForeignCheck check) {
            HealthRegistries.getRegistry(HealthType.READINESS).register(name, new Scripted(name, check));
            registered.add(name);
        }

        @Override
        public void reload(BridgePolicies policies) {
            engine.reload(policies);
        }

        @Override
        public void close() {
            registered.forEach(
                    name -> HealthRegistries.getRegistry(HealthType.READINESS).remove(name));
            registered.clear();
            application.close();
        }
    }
}
