/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.helidon;

import dev.lifesigns.CheckStatus;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.bridge.BridgePolicies;
import dev.lifesigns.contract.AdoptingApplication;
import dev.lifesigns.contract.BridgeContract;
import dev.lifesigns.contract.ScriptedForeignCheck;
import io.helidon.health.HealthCheck;
import io.helidon.health.HealthCheckResponse;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.observe.health.HealthObserver;
import io.helidon.webserver.observe.health.HealthObserverConfig;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asked at Helidon's own endpoint. Its observer has all its checks when the server starts. */
class EngineHealthObserverBridgeTest extends BridgeContract {
    @Override
    protected AdoptingApplication start(AdoptingApplication.Setup setup) {
        return new Application(setup);
    }

    @Override
    protected boolean passesThrough() {
        return false;
    }

    private static final class Application implements AdoptingApplication {
        private static final Pattern ERROR = Pattern.compile("\"error\":\"([^\"]+)\"");

        private final EngineHealthObserver observer;
        private final WebServer server;

        Application(Setup setup) {
            HealthObserverConfig.Builder framework =
                    HealthObserver.builder().details(true).useSystemServices(false);
            setup.checks().forEach((name, check) -> framework.addCheck(new Scripted(name, check)));
            observer = EngineHealthObserver.builder(framework.build())
                    .policies(setup.policies())
                    .startupWait(Duration.ofSeconds(60))
                    .build();
            server = ObservedServer.with(observer).build().start();
        }

        @Override
        public void reload(BridgePolicies policies) {
            observer.bridge().reload(policies);
        }

        @Override
        public Shown ask(String name) throws Exception {
            HttpResponse<String> response = Client.get(server, "/observe/health/check/" + name);
            Matcher error = ERROR.matcher(response.body());
            return new Shown(response.statusCode() == 200, error.find() ? error.group(1) : null);
        }

        @Override
        public HealthChecker health() {
            return observer.bridge().health();
        }

        @Override
        public void close() {
            server.stop();
        }
    }

    private record Scripted(String name, ScriptedForeignCheck script) implements HealthCheck {
        @Override
        public HealthCheckResponse call() {
            CheckStatus status = script.callUnchecked();
            return status == null
                    ? null
                    : HealthCheckResponse.builder()
                            .status(status == CheckStatus.UP)
                            .build();
        }
    }
}
