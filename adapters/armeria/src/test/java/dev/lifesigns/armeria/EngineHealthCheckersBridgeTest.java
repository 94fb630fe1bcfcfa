/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.armeria;

import static java.util.Objects.requireNonNull;

import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.healthcheck.HealthCheckService;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.bridge.Bridge;
import dev.lifesigns.bridge.BridgePolicies;
import dev.lifesigns.contract.AdoptingApplication;
import dev.lifesigns.contract.BridgeContract;
import dev.lifesigns.contract.ScriptedForeignCheck;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/** Asked at Armeria's own health check services, one for each checker. */
class EngineHealthCheckersBridgeTest extends BridgeContract {
    private static final Set<ErrorKind> OURS = EnumSet.of(ErrorKind.TIMEOUT, ErrorKind.STUCK, ErrorKind.STALE);

    @Override
    protected AdoptingApplication start(AdoptingApplication.Setup setup) {
        return new Application(setup);
    }

    /** What is in memory is given to Armeria as it is. */
    @Override
    protected boolean passesThrough() {
        return false;
    }

    private static final class Application implements AdoptingApplication {
        private final HttpClient client = HttpClient.newHttpClient();
        private final EngineHealthCheckers checkers;
        private final Server server;

        Application(Setup setup) {
            HealthChecker health = HealthChecker.builder()
                    .startupTask(Bridge.APPLICATION_READY)
                    .build();
            checkers = EngineHealthCheckers.create(health, setup.policies());
            ServerBuilder builder = Server.builder()
                    .http(new InetSocketAddress("127.0.0.1", 0))
                    .serverListener(checkers.lifecycle(Duration.ofSeconds(60)));
            setup.checks().forEach((name, check) -> serve(builder, name, check));
            server = builder.build();
            server.start().join();
        }

        private void serve(ServerBuilder builder, String name, ScriptedForeignCheck check) {
            builder.service("/l7check/" + name, HealthCheckService.of(checkers.adopt(name, () -> healthy(check))));
        }

        private static boolean healthy(ScriptedForeignCheck check) {
            // Armeria's checkers cannot return null: what would is thrown by Java.
            return requireNonNull(check.callUnchecked()) == CheckStatus.UP;
        }

        @Override
        public void reload(BridgePolicies policies) {
            checkers.bridge().reload(policies);
        }

        /** Armeria says healthy or not; why not is known to the engine alone, which may change its mind in between. */
        @Override
        public Shown ask(String name) throws Exception {
            while (true) {
                String before = error(name);
                boolean up = isHealthy(name);
                if (Objects.equals(before, error(name))) {
                    return new Shown(up, before);
                }
            }
        }

        private boolean isHealthy(String name) throws Exception {
            URI uri = URI.create("http://127.0.0.1:" + server.activeLocalPort() + "/l7check/" + name);
            HttpRequest request = HttpRequest.newBuilder(uri).build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        }

        private String error(String name) {
            return health().snapshot().checks().stream()
                    .filter(check -> check.displayName().equals(name) && OURS.contains(check.error()))
                    .map(check -> check.error().wireName())
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public HealthChecker health() {
            return checkers.bridge().health();
        }

        @Override
        public void close() {
            server.stop().join();
        }
    }
}
