/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

import dev.lifesigns.probes.ProbeKind;
import dev.lifesigns.probes.simulate.scenario.Application;
import dev.lifesigns.probes.simulate.scenario.Application.Listens;
import dev.lifesigns.probes.simulate.scenario.Application.Mode;
import dev.lifesigns.probes.simulate.scenario.Incident.Trouble;
import dev.lifesigns.probes.simulate.scenario.Question;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One process of the application, from its start to its exit. */
final class RunningApplication {
    /** Where it runs. */
    interface Host {
        /** The factor by which everything takes longer there. */
        double slowness();

        /** It has exited, by itself or not. */
        void exited(RunningApplication process, boolean killed);

        /** The way in which it handles requests has changed. */
        void disturbed();
    }

    private final EventQueue queue;
    private final Backends backends;
    private final Application application;
    private final RandomGenerator random;
    private final Host host;
    private final double requestTime;
    private final HealthAnswers health;
    private final PauseProcess pausing;
    private final Timer startUp = Timer.of(this::startUpEnds);
    private final Timer leaving = Timer.of(this::stopServing);
    private final Timer exit = Timer.of(() -> exit(false));

    /** The requests that wait for a worker; maintained by the traffic. */
    final Backlog backlog = new Backlog();

    private boolean listening;
    private boolean started;
    private boolean draining;
    private boolean gone;
    private @Nullable Trouble trouble;
    private double startUpRate;

    RunningApplication(
            EventQueue queue,
            Backends backends,
            Application application,
            RandomGenerator random,
            RandomGenerator checkRandom,
            Host host) {
        this.queue = queue;
        this.backends = backends;
        this.application = application;
        this.random = random;
        this.host = host;
        this.requestTime = application.requestTime().toNanos();
        this.health = application.health().mode() == Mode.CACHED
                ? new CachedChecks(queue, backends, application, checkRandom)
                : new ChecksPerProbe(backends, application, checkRandom);
        this.pausing = new PauseProcess(queue, application.pauses(), random, host::disturbed);
    }

    void start() {
        listening = application.startup().listens() == Listens.AT_ONCE;
        long time = (long) (application.startup().time().sample(random) * host.slowness());
        startUpRate = time == 0 ? 0 : application.startup().queries() * (double) Nanos.SECOND / time;
        required().forEach(backend -> backend.startUpRateChanges(startUpRate));
        queue.after(time, startUp);
        pausing.start();
        health.start();
    }

    /** The answer to a probe that arrives now. */
    Answer ask(Question question) {
        if (!listening) {
            return Answer.REFUSED;
        }
        return switch (question) {
            case STARTUP -> ask(ProbeKind.STARTUP);
            case LIVENESS -> ask(ProbeKind.LIVENESS);
            case READINESS -> ask(ProbeKind.READINESS);
            case PORT -> Answer.CONNECTED;
            case CLOSED_PORT -> Answer.REFUSED;
            case UNDEFINED_PORT -> Answer.ERROR;
        };
    }

    private Answer ask(ProbeKind kind) {
        if (trouble == Trouble.HANGING) {
            return Answer.SILENCE;
        }
        long wait = pausing.remaining() + (application.probesShareWorkers() ? backlog.waitingTime() : 0);
        long own = (long) (application.answerTime().sample(random) * host.slowness());
        if (trouble == Trouble.FAILING || isStageAgainst(kind)) {
            return new Answer(false, wait + own);
        }
        Answer checks = health.answer(kind);
        return new Answer(checks.ok(), Math.min(Answer.NEVER, checks.after() + wait + own));
    }

    /** Whether its stage alone makes the probe fail. */
    private boolean isStageAgainst(ProbeKind kind) {
        return switch (kind) {
            case LIVENESS -> false;
            case STARTUP -> !started;
            case READINESS -> !started || draining;
        };
    }

    /** Whether a request that arrives now is accepted. */
    boolean takesRequests() {
        return listening && started;
    }

    @Nullable
    Trouble trouble() {
        return trouble;
    }

    boolean isPaused() {
        return pausing.isPaused();
    }

    /** How long one request keeps a worker, in nanoseconds, without its dependencies. */
    double requestTime() {
        return requestTime * host.slowness();
    }

    /** Whether nothing is unusual for a request. */
    boolean isCalm() {
        return takesRequests() && trouble == null && !isPaused() && backlog.requests() == 0 && host.slowness() == 1;
    }

    void goesBad(Trouble how) {
        if (how == Trouble.CRASHING) {
            kill();
        } else {
            trouble = how;
            host.disturbed();
        }
    }

    /** SIGTERM. A process that hangs does not react to it. */
    void terminate() {
        if (trouble == Trouble.HANGING || draining || leaving.isSet() || exit.isSet()) {
            return;
        }
        draining = true;
        queue.after(started ? application.drainDelay().toNanos() : 0, leaving);
    }

    /** SIGKILL, or a crash: the requests in progress are lost. */
    void kill() {
        if (!gone) {
            exit(true);
        }
    }

    private void startUpEnds() {
        startUpQueriesEnd();
        if (required().stream().allMatch(Backend::answers)) {
            started = true;
            listening = true;
        } else {
            exit(false);
        }
    }

    private void stopServing() {
        listening = false;
        host.disturbed();
        queue.after(application.stopTime().sample(random), exit);
    }

    private void exit(boolean killed) {
        gone = true;
        listening = false;
        if (!started) {
            startUpQueriesEnd();
        }
        queue.cancel(startUp);
        queue.cancel(leaving);
        queue.cancel(exit);
        pausing.end();
        health.end();
        host.exited(this, killed);
    }

    private void startUpQueriesEnd() {
        required().forEach(backend -> backend.startUpRateChanges(-startUpRate));
        startUpRate = 0;
    }

    private List<Backend> required() {
        return backends.of(application.startup().requires());
    }
}
