/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

import dev.lifesigns.probes.PodProbes;
import dev.lifesigns.probes.Probe;
import dev.lifesigns.probes.ProbeKind;
import dev.lifesigns.probes.simulate.scenario.Cluster;
import dev.lifesigns.probes.simulate.scenario.Cluster.Worker;
import dev.lifesigns.probes.simulate.scenario.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One pod as the kubelet manages it: it receives results and container events, computes the status, kills and starts.
 * The actual container is a {@link ContainerRuntime}; the kubelet's view of it is a {@link ContainerView}, which may be one
 * relist period behind.
 */
final class Pod implements ProbeTarget, ContainerRuntime.Owner {
    /** From a result to the sync of the pod: a channel and a goroutine. */
    private static final long SYNC = 5 * Nanos.MILLI;

    private final World world;
    private final EventQueue queue;
    private final Cluster cluster;
    private final PodProbes probes;
    private final RandomGenerator random;
    private final List<ProbeWorker> workers = new ArrayList<>(3);
    private final @Nullable ProbeWorker startup;
    private final @Nullable ProbeWorker liveness;
    private final @Nullable ProbeWorker readiness;
    private final ContainerView view = new ContainerView();
    private final ContainerRuntime container;
    private final CrashBackOff backOff = new CrashBackOff();
    private final Endpoint endpoint;
    private final Timer sync = Timer.of(this::sync);
    private final Timer resync = Timer.of(this::sync);
    private final Timer relist = Timer.of(this::relist);
    private final Timer retry = Timer.of(() -> startAgain(view.finishedAt()));
    private final Timer deletionHeard = Timer.of(this::deletionHeard);

    final int number;
    final int node;
    /** Whether it may receive traffic; maintained by the router, like the next field. */
    boolean routed;

    int routerSlot = -1;
    /** Whether the incidents have affected it. */
    boolean reacted;

    private boolean wasStarted;
    private boolean ready;
    private long readySince;
    private boolean toldReady;
    private boolean deleting;
    private boolean gone;
    private @Nullable TerminationReason ending;

    Pod(World world, int number) {
        this.world = world;
        this.queue = world.queue;
        this.cluster = world.scenario.cluster();
        this.probes = world.scenario.probes();
        this.number = number;
        this.node = number % cluster.nodes();
        this.random = world.randoms.of(Randoms.Purpose.KUBELET, number);
        this.container = new ContainerRuntime(world, number, node, this);
        this.endpoint =
                new Endpoint(queue, cluster, world.router, world.randoms.of(Randoms.Purpose.CLUSTER, number), this);
        this.startup = worker(ProbeKind.STARTUP, probes.startup());
        this.liveness = worker(ProbeKind.LIVENESS, probes.liveness());
        this.readiness = worker(ProbeKind.READINESS, probes.readiness());
        container.startAfter(cluster.podStart().sample(random));
    }

    private @Nullable ProbeWorker worker(ProbeKind kind, @Nullable Probe probe) {
        if (probe == null) {
            return null;
        }
        ProbeWorker worker = cluster.worker() == Worker.LEGACY
                ? new TickerWorker(queue, kind, probe, this)
                : new FixedDelayWorker(queue, kind, probe, this);
        workers.add(worker);
        return worker;
    }

    // ---- for workers

    @Override
    public int containerId() {
        return view.id();
    }

    @Override
    public long startedAt() {
        return view.startedAt();
    }

    @Override
    public boolean isRunning() {
        return view.isRunning();
    }

    @Override
    public boolean isStarted() {
        boolean inherited = wasStarted && cluster.restartKeepsStarted();
        return view.isRunning() && (startup == null || inherited || startup.resultOf(view.id()) == Result.SUCCESS);
    }

    @Override
    public boolean isBeingDeleted() {
        return deleting;
    }

    @Override
    public Answer ask(ProbeKind kind) {
        RunningApplication process = container.process();
        Question question = world.scenario.question(kind);
        if (question == Question.UNDEFINED_PORT) {
            return Answer.ERROR;
        }
        return process == null ? Answer.REFUSED : process.ask(question);
    }

    @Override
    public void published(ProbeKind kind, Result result) {
        if (kind != ProbeKind.LIVENESS || result == Result.FAILURE) {
            queue.after(SYNC, sync);
        }
    }

    // ---- actions of the kubelet

    private void sync() {
        TerminationReason verdict = verdict();
        if (verdict != null && container.isRunning() && !container.isBeingKilled() && !deleting) {
            ending = verdict;
            world.ledger.reacted(this);
            container.kill(graceAfter(verdict), probes.preStop().toNanos());
        }
        computeStatus();
    }

    private @Nullable TerminationReason verdict() {
        if (view.id() != container.id()) {
            return null;
        }
        if (startup != null && startup.resultOf(view.id()) == Result.FAILURE) {
            return TerminationReason.STARTUP;
        }
        boolean dead = liveness != null && liveness.resultOf(view.id()) == Result.FAILURE;
        return dead ? TerminationReason.LIVENESS : null;
    }

    private long graceAfter(TerminationReason verdict) {
        Probe probe = verdict == TerminationReason.STARTUP ? probes.startup() : probes.liveness();
        Integer own = probe == null ? null : probe.terminationGracePeriodSeconds();
        return (own == null ? probes.terminationGracePeriodSeconds() : own) * Nanos.SECOND;
    }

    private void computeStatus() {
        boolean started = isStarted();
        wasStarted |= started;
        boolean nowReady = started && (readiness == null || readiness.resultOf(view.id()) == Result.SUCCESS);
        if (nowReady != ready) {
            ready = nowReady;
            readySince = queue.now();
            notifyReadiness();
            endpoint.readyIs(ready && !deleting);
            world.deployment.somethingChanged();
        }
        if (started && !nowReady && readiness != null) {
            readiness.trigger();
            long interval = cluster.resync().toNanos();
            queue.after((long) (interval * (1 + random.nextDouble() / 2)), resync);
        }
    }

    @Override
    public void containerStarted() {
        if (container.id() > 1) {
            world.ledger.restarted(ending == null ? TerminationReason.EXIT : ending);
        }
        ending = null;
        relistSoon();
    }

    @Override
    public void processExited(RunningApplication process, boolean killed) {
        if (killed) {
            world.traffic.cut(process, routed);
        }
        disturbed();
        workers.forEach(ProbeWorker::connectionLost);
        if (deleting) {
            leave();
        } else if (ending == null) {
            world.ledger.reacted(this);
            relistSoon();
        } else {
            startAgain(view.finishedAt()); // of the previous one: the status of this sync is older than the kill
        }
    }

    @Override
    public void disturbed() {
        world.router.isDisturbed(this);
    }

    private void relistSoon() {
        queue.after((long) (random.nextDouble() * cluster.relist().toNanos()), relist);
    }

    private void relist() {
        boolean ended = view.isRunning() || view.id() != container.id();
        view.refresh(container);
        workers.forEach(ProbeWorker::containerChanged);
        computeStatus();
        if (ended && !container.isRunning()) {
            startAgain(view.finishedAt());
        }
    }

    private void startAgain(long finishedAt) {
        if (deleting || container.isRunning() || container.isStarting()) {
            return;
        }
        if (backOff.mayStart(queue.now(), finishedAt)) {
            container.startAfter(cluster.restart().sample(random));
        } else if (view.isRunning()) {
            relistSoon();
        } else {
            long remaining = backOff.remaining(queue.now(), finishedAt);
            long least = Math.min(remaining, cluster.resync().toNanos());
            long wait = (long) (least * (1 + random.nextDouble() / 2));
            world.ledger.waits(wait);
            queue.after(wait, retry);
        }
    }

    // ---- termination

    /** The API server has a deletion timestamp for it. */
    void delete() {
        deleting = true;
        endpoint.isTerminating();
        notifyReadiness();
        queue.after(cluster.statusPatch().sample(random), deletionHeard);
    }

    private void deletionHeard() {
        if (!container.isRunning()) {
            container.cancelStart();
            leave();
        } else if (!container.isBeingKilled()) {
            container.kill(
                    probes.terminationGracePeriod().toNanos(), probes.preStop().toNanos());
        }
    }

    private void leave() {
        gone = true;
        workers.forEach(ProbeWorker::stop);
        queue.cancel(sync);
        queue.cancel(resync);
        queue.cancel(relist);
        queue.cancel(retry);
        world.deployment.somethingChanged();
    }

    private void notifyReadiness() {
        if (isReady() != toldReady) {
            toldReady = isReady();
            world.ledger.readyPodsChange(toldReady ? 1 : -1);
            if (!toldReady && !deleting) {
                world.ledger.reacted(this);
            }
        }
    }

    // ---- queries

    boolean isReady() {
        return ready && !deleting;
    }

    long readySince() {
        return readySince;
    }

    boolean isGone() {
        return gone;
    }

    @Nullable
    RunningApplication process() {
        return container.process();
    }
}
