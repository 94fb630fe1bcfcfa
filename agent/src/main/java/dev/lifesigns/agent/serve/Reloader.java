/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.serve;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.lifesigns.CheckHandle;
import dev.lifesigns.CheckPolicy;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckScope;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.agent.config.AgentConfig;
import dev.lifesigns.agent.config.CheckConfig;
import dev.lifesigns.agent.config.ConfigResult;
import dev.lifesigns.agent.config.FileStamps;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the configuration again after SIGHUP, and when it or a file that it refers to has changed, and applies it if it is valid.
 * Otherwise the previous one stays in use, and the check {@value #CHECK} is degraded until a valid one has been read.
 * Everything happens on one thread of its own.
 */
final class Reloader implements AutoCloseable {
    /** Its name in the log, in answers and in metrics. */
    static final String CHECK = "configuration";

    private static final System.Logger LOGGER = System.getLogger("lifesigns");
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** How long a reload may delay the stop: a file system or a driver that hangs must not. */
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(1);

    private final HealthChecker health;
    private final @Nullable ConfigSource source;
    private final ServiceManager manager;
    private final Consumer<AgentConfig> onAccepted;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(Reloader::daemon);

    private volatile AgentConfig running;

    // Confined to the thread.
    private List<Path> referredTo = List.of();
    private FileStamps applied = new FileStamps(List.of());
    private FileStamps seen = applied;

    /**
     * @param source {@code null} if there is no file
     * @param onAccepted called after each reload, with the configuration from then on
     */
    Reloader(
            HealthChecker health,
            AgentConfig running,
            @Nullable ConfigSource source,
            ServiceManager manager,
            Consumer<AgentConfig> onAccepted) {
        this.manager = manager;
        this.onAccepted = onAccepted;
        this.health = health;
        this.running = running;
        this.source = source;
        if (source != null && source.watched()) {
            referredTo = source.secretFiles();
            applied = source.stamps(referredTo);
            seen = applied;
            var unused = thread.scheduleWithFixedDelay(
                    () -> guarded(() -> look(source)), LOOK.toMillis(), LOOK.toMillis(), MILLISECONDS);
        }
    }

    private static Thread daemon(Runnable body) {
        Thread thread = new Thread(body, "lifesigns-reload");
        thread.setDaemon(true);
        return thread;
    }

    /** The configuration whose checks are run now. */
    AgentConfig running() {
        return running;
    }

    /** Asks for the configuration to be read again. */
    void request() {
        if (source == null) {
            LOGGER.log(System.Logger.Level.INFO, "nothing to reload: the built-in configuration is in use");
            manager.reloading();
            manager.ready();
            return;
        }
        try {
            thread.execute(() -> guarded(() -> reload(source)));
        } catch (RejectedExecutionException stopping) {
            LOGGER.log(System.Logger.Level.DEBUG, "not reloaded: the agent is stopping");
        }
    }

    /** A change applies once the files have stayed the same for one look: one that is still being written is left alone. */
    private void look(ConfigSource from) {
        FileStamps now = from.stamps(referredTo);
        if (!now.equals(applied) && now.equals(seen)) {
            reload(from);
        } else {
            seen = now;
        }
    }

    private void reload(ConfigSource from) {
        manager.reloading();
        try {
            readAndApply(from);
        } finally {
            manager.ready();
        }
    }

    private void readAndApply(ConfigSource from) {
        List<Path> before = referredTo;
        FileStamps stamps = from.stamps(before);
        ConfigResult result = from.reader().get();
        referredTo = result.secretFiles();
        applied = referredTo.equals(before) ? stamps : from.stamps(referredTo);
        seen = applied;
        AgentConfig next = result.config();
        String refusal = next == null ? null : Reload.refusal(running, next);
        if (next == null || refusal != null) {
            List<String> findings = new ArrayList<>();
            result.findings().forEach(finding -> findings.add(finding.toString()));
            if (next != null) {
                next.close();
                findings.add(0, from.name() + ": " + refusal);
            }
            refuse(from, findings);
        } else {
            result.findings().forEach(finding -> LOGGER.log(System.Logger.Level.WARNING, finding::toString));
            accept(from, Reload.apply(health, running, next));
        }
    }

    private void accept(ConfigSource from, Reload reload) {
        running = reload.config();
        onAccepted.accept(running);
        setDegraded(null);
        takeEffectAfterFirstRuns(reload.addedChecks());
        LOGGER.log(System.Logger.Level.INFO, () -> "reloaded " + from.name() + ": " + reload.summary());
        reload.postponed()
                .forEach(section -> LOGGER.log(
                        System.Logger.Level.WARNING,
                        () -> from.name() + ": " + section + ": changed (applies after a restart)"));
    }

    /** A later reload may have removed or replaced them meanwhile. */
    private void takeEffectAfterFirstRuns(List<CheckConfig> added) {
        if (!added.isEmpty()) {
            var unused = health.firstResults(AddedChecks.longest(added))
                    .thenRunAsync(
                            () -> guarded(() -> AddedChecks.takeEffect(
                                    health,
                                    added.stream()
                                            .filter(running.checks()::contains)
                                            .toList())),
                            thread);
        }
    }

    private void refuse(ConfigSource from, List<String> findings) {
        LOGGER.log(
                System.Logger.Level.ERROR,
                () -> "not reloaded: " + from.name() + " is refused, and the previous configuration stays in use");
        findings.forEach(finding -> LOGGER.log(System.Logger.Level.ERROR, finding));
        setDegraded(findings.isEmpty() ? "refused" : findings.get(0));
    }

    /** Registers the check of that name, or removes it. One of the user's own with that name is left alone. */
    private void setDegraded(@Nullable String reason) {
        if (running.checks().stream().anyMatch(check -> check.name().equals(CHECK))) {
            return;
        }
        CheckHandle handle = health.handle(CHECK);
        if (handle != null) {
            handle.remove();
        }
        if (reason != null) {
            CheckResult result = CheckResult.degraded(ErrorKind.FAILED, reason);
            health.add(
                    CHECK,
                    deadline -> result,
                    CheckPolicy.builder().scope(CheckScope.HOST).nonCritical().build());
        }
    }

    private static void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException fault) {
            LOGGER.log(System.Logger.Level.ERROR, () -> "not reloaded: " + fault);
        }
    }

    /** Ends reloading; one that is in progress is awaited for a moment, so that its checks are known. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(LONGEST_CLOSE.toMillis(), MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
