/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.microprofile;

import dev.lifesigns.CheckStatus;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.bridge.BridgePolicies;
import dev.lifesigns.contract.AdoptingApplication;
import dev.lifesigns.contract.AdoptingApplication.Setup;
import dev.lifesigns.contract.BridgeContract;
import dev.lifesigns.contract.ScriptedForeignCheck;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import tools.jackson.databind.JsonNode;

/** Beans in a CDI container, asked through {@code /health/ready}, keep the contract. */
class MicroProfileBridgeContractTest extends BridgeContract {
    @Override
    protected AdoptingApplication start(Setup setup) throws Exception {
        return new Application(setup);
    }

    /** All checks are run: the specification has none in memory. */
    @Override
    protected boolean passesThrough() {
        return false;
    }

    private static HealthCheck check(String name, ScriptedForeignCheck script) {
        return () -> response(name, script);
    }

    private static HealthCheckResponse response(String name, ScriptedForeignCheck script) {
        CheckStatus status = script.callUnchecked();
        return status == null
                ? null
                : HealthCheckResponse.named(name)
                        .status(status == CheckStatus.UP)
                        .build();
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
                            .createWith(context -> check(name, script)));
            event.<BridgePolicies>addBean()
                    .types(BridgePolicies.class)
                    .scope(Singleton.class)
                    .createWith(context -> setup.policies());
        }
    }

    private static final class Application implements AdoptingApplication {
        private final Map<String, HealthRegistration> late = new ConcurrentHashMap<>();
        private final CdiApplication application;
        private final MicroProfileHealth health;

        Application(Setup setup) throws Exception {
            application = CdiApplication.of(new Beans(setup));
            health = application.health();
        }

        @Override
        public Shown ask(String name) throws Exception {
            for (JsonNode check : application.json("/health/ready").get("checks")) {
                if (check.get("name").asString().equals(name)) {
                    JsonNode error = check.path("data").path("error");
                    boolean up = check.get("status").asString().equals("UP");
                    return new Shown(up, error.isMissingNode() ? null : error.asString());
                }
            }
            throw new AssertionError("no check '" + name + "' at /health/ready");
        }

        @Override
        public HealthChecker health() {
            return health.health();
        }

        @Override
        public void register(String name, ScriptedForeignCheck check) {
            late.put(name, health.register(name, check(name, check), HealthKind.READINESS));
        }

        @Override
        public void reload(BridgePolicies policies) {
            health.reload(policies);
        }

        @Override
        public void close() {
            application.close();
        }
    }
}
