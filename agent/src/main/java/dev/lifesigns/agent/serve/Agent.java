/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.serve;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.agent.config.AgentConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One agent from its start to its end: listens, runs its checks, and leaves politely.
 *
 * <p>At the first SIGTERM readiness says {@code draining} at once, while everything is served as before; after the drain
 * delay the agent ends. A second signal ends it at once. If anything is in the way of that, {@link HardStop} ends it.
 */
public final class Agent implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger("lifesigns");

    private final AgentConfig config;
    private final HealthChecker health;
    private final AgentServer server;
    private final AtomicBoolean told = new AtomicBoolean();
    private final CountDownLatch leaving = new CountDownLatch(1);
    private final CountDownLatch gone = new CountDownLatch(1);
    private final HardStop hardStop;

    private Agent(AgentConfig config, HealthChecker health, AgentServer server) {
        this.config = config;
        this.health = health;
        this.server = server;
        this.hardStop = HardStop.prepare(config.server().drainDelay());
    }

    /**
     * Listens, begins to hear signals, and begins to run the checks.
     *
     * @param config closed with the agent
     * @throws IOException with a message for the user, if it cannot listen; the configuration is closed if it does not start
     */
    public static Agent start(AgentConfig config) throws IOException {
        HealthChecker health = Health.checker(config, new TransitionLog());
        try {
            AgentServer server = AgentServer.start(config, Health.endpoint(config, health));
            Agent agent = new Agent(config, health, server);
            Signals.onTermination(agent::leave);
            Preparation.of(config.checks());
            health.start();
            return agent;
        } catch (IOException | RuntimeException e) {
            health.close();
            config.close();
            throw e;
        }
    }

    /** Where to look from this machine, such as {@code http://localhost:8080/health}. */
    public String url() {
        return server.url();
    }

    /** Blocks until a signal has come and the drain delay has passed, or a second signal has come. */
    public void awaitEnd() throws InterruptedException {
        leaving.await();
        Duration delay = config.server().drainDelay();
        LOGGER.log(
                System.Logger.Level.INFO,
                () -> "draining for " + delay.toMillis() + " ms; another signal ends it at once");
        gone.await(delay.toNanos(), NANOSECONDS);
    }

    /** What a signal does: the first one drains, the second one ends. Two of them may come at the same time. */
    void leave() {
        if (told.compareAndSet(false, true)) {
            hardStop.leaving();
            health.drain();
            leaving.countDown();
        } else {
            hardStop.again();
            gone.countDown();
        }
    }

    /** Stops serving and checking, and closes the configuration. */
    @Override
    public void close() {
        server.close();
        health.close();
        config.close();
    }
}
