/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.helidon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthLifecycle;
import dev.lifesigns.ProbeStatus;
import dev.lifesigns.Probes;
import dev.lifesigns.bridge.Bridge;
import io.helidon.common.Weighted;
import io.helidon.health.HealthCheck;
import io.helidon.health.HealthCheckResponse;
import io.helidon.service.registry.ExistingInstanceDescriptor;
import io.helidon.service.registry.GlobalServiceRegistry;
import io.helidon.service.registry.ServiceRegistry;
import io.helidon.service.registry.ServiceRegistryConfig;
import io.helidon.service.registry.ServiceRegistryManager;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpFeature;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.observe.ObserveFeature;
import io.helidon.webserver.observe.health.HealthObserver;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EngineHealthObserverTest {
    private static HealthCheckResponse up() {
        return HealthCheckResponse.builder().build();
    }

    private static HealthObserver of(HealthCheck... checks) {
        return HealthObserver.builder()
                .details(true)
                .useSystemServices(false)
                .addChecks(checks)
                .build();
    }

    private static List<String> names(EngineHealthObserver observer) {
        return observer.bridge().health().snapshot().checks().stream()
                .map(check -> check.displayName())
                .toList();
    }

    @Test
    void checksThatHelidonFindsAreAdopted() throws Exception {
        EngineHealthObserver observer = EngineHealthObserver.create(
                HealthObserver.builder().details(true).build());
        WebServer server = ObservedServer.with(observer).build().start();
        try {
            assertThat(names(observer)).contains("deadlock", "diskSpace", "heapMemory");
            assertThat(Client.get(server, "/observe/health/check/deadlock").statusCode())
                    .isEqualTo(200);
        } finally {
            server.stop();
        }
    }

    @Test
    void checksOfTheServiceRegistryAreAdopted() {
        ServiceRegistry before = GlobalServiceRegistry.registry();
        GlobalServiceRegistry.registry(ServiceRegistryManager.create(ServiceRegistryConfig.builder()
                        .addServiceDescriptor(
                                ExistingInstanceDescriptor.create(new Registered(), Set.of(HealthCheck.class), 100))
                        .build())
                .registry());
        try {
            assertThat(names(EngineHealthObserver.create(of()))).isEmpty();
            assertThat(names(
                            EngineHealthObserver.create(HealthObserver.builder().build())))
                    .contains("registered");
        } finally {
            GlobalServiceRegistry.registry(before);
        }
    }

    private static final class Registered implements HealthCheck {
        @Override
        public String name() {
            return "registered";
        }

        @Override
        public HealthCheckResponse call() {
            return up();
        }
    }

    @Test
    void excludedChecksAreNotRun() {
        HealthObserver framework =
                HealthObserver.builder().addExcluded("diskSpace").build();

        assertThat(names(EngineHealthObserver.create(framework)))
                .contains("deadlock")
                .doesNotContain("diskSpace");
    }

    @Test
    void helidonAddsNoHealthObserverOfItsOwn() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        EngineHealthObserver observer = EngineHealthObserver.create(of(() -> {
            runs.incrementAndGet();
            return up();
        }));
        WebServer server = WebServer.builder()
                .host("127.0.0.1")
                .addFeature(ObserveFeature.create(observer))
                .build()
                .start();
        try {
            assertThat(Client.get(server, "/observe/health").body()).doesNotContain("deadlock");
            assertThat(runs).hasValue(1);
        } finally {
            server.stop();
        }
    }

    @Test
    void noListenerOpensItsPortBeforeTheFirstResults() throws Exception {
        BeforeOpening other = new BeforeOpening();
        EngineHealthObserver observer = EngineHealthObserver.builder(of(other::check))
                .startupWait(Duration.ofMinutes(1))
                .build();
        WebServer server = ObservedServer.with(observer)
                .putSocket("other", ListenerConfig.builder().host("127.0.0.1").build())
                .routing("other", HttpRouting.builder().addFeature(other))
                .build()
                .start();

        server.stop();

        assertThat(other.hadResults).as("results before the port opens").isTrue();
    }

    /** The last step of a listener before it opens its port. */
    private static final class BeforeOpening implements HttpFeature, Weighted {
        private final CountDownLatch reached = new CountDownLatch(1);
        private volatile boolean hasResults;
        private volatile boolean hadResults;

        /** A check that gives the listener time to be first. */
        HealthCheckResponse check() {
            try {
                hasResults = !reached.await(200, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return up();
        }

        @Override
        public void beforeStart() {
            hadResults = hasResults;
            reached.countDown();
        }

        @Override
        public void setup(HttpRouting.Builder routing) {}

        @Override
        public double weight() {
            return 1;
        }
    }

    @Test
    void theEngineLivesAsLongAsTheServer() {
        EngineHealthObserver observer = EngineHealthObserver.create(of(EngineHealthObserverTest::up));
        HealthChecker health = observer.bridge().health();
        WebServer server = ObservedServer.with(observer)
                .putSocket("other", ListenerConfig.builder().host("127.0.0.1").build())
                .build();
        assertThat(health.status(Probes.STARTUP)).isEqualTo(ProbeStatus.STARTING);

        server.start();
        assertThat(health.status(Probes.STARTUP)).isEqualTo(ProbeStatus.UP);

        server.stop();
        assertThat(health.lifecycle()).isEqualTo(HealthLifecycle.CLOSED);
    }

    @Test
    void theEngineIsClosedWhenTheLastListenerHasStopped() {
        HealthChecker health =
                HealthChecker.builder().startupTask(Bridge.APPLICATION_READY).build();
        EngineLifecycle lifecycle =
                new EngineLifecycle(Bridge.builder(health, new Responses()).build(), Duration.ofMinutes(1));
        WebServer server = WebServer.builder().build();
        for (int listener = 0; listener < 2; listener++) {
            lifecycle.beforeStart();
        }
        for (int listener = 0; listener < 2; listener++) {
            lifecycle.afterStart(server);
        }

        lifecycle.afterStop();
        assertThat(health.lifecycle()).isEqualTo(HealthLifecycle.DRAINING);
        lifecycle.afterStop();
        assertThat(health.lifecycle()).isEqualTo(HealthLifecycle.CLOSED);
    }

    @Test
    void anObserverThatIsDisabledRunsNothing() {
        AtomicInteger runs = new AtomicInteger();
        HealthObserver framework = HealthObserver.builder()
                .enabled(false)
                .useSystemServices(false)
                .addCheck(() -> {
                    runs.incrementAndGet();
                    return up();
                })
                .build();

        ObservedServer.with(EngineHealthObserver.create(framework))
                .build()
                .start()
                .stop();

        assertThat(runs).hasValue(0);
    }
}
