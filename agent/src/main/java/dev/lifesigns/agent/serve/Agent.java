/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.serve;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.agent.config.AgentConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One agent from start to stop: it listens, runs its checks, and stops gracefully.
 *
 * <p>At the first SIGTERM readiness reports {@code draining} at once, while everything is served as before; after the
 * drain delay the agent stops. A second signal stops it at once. If anything blocks that, {@link HardStop} ends the
 * process.
 *
 * <p>SIGHUP reloads the configuration, and so does a change of a watched one.
 */
public final class Agent implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger("lifesigns");

    private final AgentConfig config;
    private final HealthChecker health;
    private final AgentServer server;
    private final Reloader reloader;
    private final ServiceManager manager;
    private final AtomicBoolean signalled = new AtomicBoolean();
    private final CountDownLatch leaving = new CountDownLatch(1);
    private final CountDownLatch gone = new CountDownLatch(1);
    private final HardStop hardStop;
    private final @Nullable HistoryKeeper history;

    private Agent(
            AgentConfig config,
            HealthChecker health,
            AgentServer server,
            Reloader reloader,
            ServiceManager manager,
            @Nullable HistoryKeeper history) {
        this.config = config;
        this.health = health;
        this.history = history;
        this.server = server;
        this.reloader = reloader;
        this.manager = manager;
        this.hardStop = HardStop.prepare(config.server().drainDelay());
    }

    /**
     * Starts to listen, to handle signals, and to run the checks.
     *
     * @param config closed with the agent
     * @param source where it comes from; {@code null} if it cannot be read again
     * @throws IOException with a message for the user, if it cannot listen; the configuration is closed if it does not start
     */
    public static Agent start(AgentConfig config, @Nullable ConfigSource source) throws IOException {
        HealthChecker health = Health.checker(config, new TransitionLog());
        try {
            Beats beats = new Beats(config);
            AgentServer server = AgentServer.start(config, health, beats);
            Path historyFile = config.historyFile();
            HistoryKeeper history = historyFile == null ? null : HistoryKeeper.start(historyFile, health);
            ServiceManager manager =
                    ServiceManager.of(System.getenv(), ProcessHandle.current().pid());
            Reloader reloader = new Reloader(health, config, source, manager, next -> {
                beats.use(next);
                server.renewCertificates();
            });
            Agent agent = new Agent(config, health, server, reloader, manager, history);
            Signals.onTermination(agent::leave);
            Hangup.handle(reloader::request);
            Preparation.of(config.checks());
            health.start();
            manager.follow(health);
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

    /** Where operators look from this machine. */
    public String adminUrl() {
        return server.adminUrl();
    }

    /** Where the metrics are, from this machine, if they are served. */
    public String metricsUrl() {
        return server.metricsUrl();
    }

    /** Blocks until the drain delay after a signal has passed, or a second signal arrives. */
    public void awaitEnd() throws InterruptedException {
        leaving.await();
        Duration delay = config.server().drainDelay();
        LOGGER.log(
                System.Logger.Level.INFO,
                () -> "draining for " + delay.toMillis() + " ms; another signal stops it at once");
        gone.await(delay.toNanos(), NANOSECONDS);
    }

    /** Handles a signal: the first one drains, the second one stops. Two of them may arrive at the same time. */
    void leave() {
        if (signalled.compareAndSet(false, true)) {
            hardStop.leaving();
            health.drain();
            manager.stopping();
            leaving.countDown();
        } else {
            hardStop.again();
            gone.countDown();
        }
    }

    /** Stops serving and checking, keeps the histories, and closes the configuration. */
    @Override
    public void close() {
        reloader.close();
        manager.close();
        if (history != null) {
            history.close();
        }
        server.close();
        reloader.running().close();
    }
}
