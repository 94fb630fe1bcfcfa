/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

import dev.lifesigns.probes.simulate.scenario.Incident.Trouble;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The requests of all clients, as a flow: every tenth of a second, each routed pod gets its share, and handles it,
 * queues it, or loses it. It is also the clock of the dependencies, which the requests load.
 */
final class TrafficFlow extends Timer {
    static final long STEP = 100 * Nanos.MILLI;

    private static final double STEP_SECONDS = (double) STEP / Nanos.SECOND;

    private final World world;
    private final double usualRate;
    private final double timeoutNanos;
    private final List<Backend> needed;
    private final int workers;
    private final double usualRequestTime;
    /** There is no traffic before the observation starts. */
    private double factor;

    private double dependencyTime;
    private boolean dependenciesAnswer = true;
    private double handled;
    private double share;

    TrafficFlow(World world) {
        this.world = world;
        this.usualRate = world.scenario.traffic().ratePerPod() * world.scenario.pods();
        this.timeoutNanos = world.scenario.traffic().timeout().toNanos();
        this.needed = world.backends.of(world.scenario.traffic().needs());
        this.usualRequestTime = world.scenario.application().requestTime().toNanos();
        this.workers = world.scenario.application().workers();
    }

    void isMultipliedBy(double surge) {
        factor = surge;
    }

    @Override
    void fire() {
        world.queue.after(STEP, this);
        handled = 0;
        askDependencies();
        distribute(usualRate * factor * STEP_SECONDS);
        needed.forEach(backend -> backend.requestsAsked(handled));
        world.backends.all().forEach(backend -> backend.step(STEP_SECONDS));
        world.ledger.step();
    }

    void lost(FailureCause reason, double requests) {
        world.ledger.lost(reason, requests, dependenciesAnswer);
    }

    /** A process is killed: its waiting requests are lost, and those in progress. */
    void cut(RunningApplication process, boolean routed) {
        double inFlight = routed ? Math.min(workers, share * (process.requestTime() + dependencyTime) / STEP) : 0;
        lost(FailureCause.CUT, process.backlog.requests() + inFlight);
    }

    private void askDependencies() {
        dependencyTime = 0;
        dependenciesAnswer = true;
        for (Backend backend : needed) {
            double latency = backend.meanLatency();
            dependenciesAnswer &= backend.answers() && latency < timeoutNanos;
            dependencyTime += Math.min(latency, timeoutNanos);
        }
    }

    private void distribute(double requests) {
        world.ledger.offered(requests);
        Router router = world.router;
        if (router.size() == 0) {
            lost(FailureCause.NO_ENDPOINT, requests);
            return;
        }
        share = requests / router.size();
        double requestTime = usualRequestTime + dependencyTime;
        if (share > possible(requestTime)) {
            world.deployment.pods().forEach(router::isDisturbed);
        }
        done(router.calm() * share, requestTime);
        List<Pod> disturbed = router.disturbed();
        for (int i = disturbed.size() - 1; i >= 0; i--) {
            Pod pod = disturbed.get(i);
            RunningApplication process = pod.process();
            give(process);
            if (process != null && process.isCalm()) {
                router.isCalm(pod);
            }
        }
    }

    private void give(@Nullable RunningApplication process) {
        if (process == null || !process.takesRequests() || process.trouble() == Trouble.HANGING) {
            lost(FailureCause.NOT_SERVING, share);
        } else if (process.trouble() == Trouble.FAILING) {
            lost(FailureCause.ERROR, share);
        } else if (process.isPaused()) {
            double mostWaiting = share * timeoutNanos / STEP;
            lost(FailureCause.TIMED_OUT, process.backlog.step(share, 0, mostWaiting, STEP_SECONDS));
        } else {
            handle(process);
        }
    }

    private void handle(RunningApplication process) {
        double requestTime = process.requestTime() + dependencyTime;
        double possible = possible(requestTime);
        double arriving = share + process.backlog.requests();
        double mostWaiting = possible * timeoutNanos / STEP;
        lost(FailureCause.TIMED_OUT, process.backlog.step(share, possible, mostWaiting, STEP_SECONDS));
        done(Math.min(arriving, possible), requestTime);
    }

    /** Requests have received a response, whatever it is. */
    private void done(double requests, double requestTime) {
        handled += requests;
        if (!dependenciesAnswer) {
            lost(FailureCause.DEPENDENCY, requests);
        } else if (requestTime > timeoutNanos) {
            lost(FailureCause.TIMED_OUT, requests);
        }
    }

    /** What one pod can handle in a step. */
    private double possible(double requestTime) {
        return workers * STEP / requestTime;
    }
}
