/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

import dev.lifesigns.probes.simulate.scenario.Application;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The container runtime of one pod: one container after the other, each with one process. */
final class ContainerRuntime implements RunningApplication.Host {
    /** The minimum time from SIGTERM to SIGKILL, whatever the grace period is. */
    static final long LEAST_GRACE = 2 * Nanos.SECOND;

    /** Receives starts and exits. */
    interface Owner {
        void containerStarted();

        void processExited(RunningApplication process, boolean killed);

        /** The way in which the process handles requests has changed. */
        void disturbed();
    }

    private final World world;
    private final EventQueue queue;
    private final Application application;
    private final Node node;
    private final RandomGenerator random;
    private final RandomGenerator checkRandom;
    private final Owner owner;
    private final Timer start = Timer.of(this::start);
    private final Timer preStopEnds = Timer.of(this::terminate);
    private final Timer graceEnds = Timer.of(this::kill);

    private int id = ProbeTarget.NO_CONTAINER;
    private long startedAt;
    private long finishedAt = CrashBackOff.NEVER;
    private long graceAfterPreStop;
    private boolean beingKilled;
    private @Nullable RunningApplication process;

    ContainerRuntime(World world, int pod, int node, Owner owner) {
        this.world = world;
        this.queue = world.queue;
        this.application = world.scenario.application();
        this.node = world.nodes.get(node);
        this.random = world.randoms.of(Randoms.Purpose.APPLICATION, pod);
        this.checkRandom = world.randoms.of(Randoms.Purpose.CHECKS, pod);
        this.owner = owner;
    }

    void startAfter(long delay) {
        queue.after(delay, start);
    }

    void cancelStart() {
        queue.cancel(start);
    }

    private void start() {
        id++;
        startedAt = queue.now();
        RunningApplication next = new RunningApplication(queue, world.backends, application, random, checkRandom, this);
        process = next;
        next.start();
        owner.containerStarted();
    }

    /** The preStop hook, SIGTERM, SIGKILL: the hook counts against the grace period. */
    void kill(long grace, long preStop) {
        beingKilled = true;
        long hook = Math.min(preStop, grace);
        graceAfterPreStop = Math.max(grace - hook, LEAST_GRACE);
        queue.after(hook, preStopEnds);
    }

    private void terminate() {
        queue.after(graceAfterPreStop, graceEnds);
        if (process != null) {
            process.terminate();
        }
    }

    private void kill() {
        if (process != null) {
            process.kill();
        }
    }

    @Override
    public void exited(RunningApplication exited, boolean killed) {
        process = null;
        finishedAt = queue.now();
        beingKilled = false;
        queue.cancel(preStopEnds);
        queue.cancel(graceEnds);
        owner.processExited(exited, killed);
    }

    @Override
    public void disturbed() {
        owner.disturbed();
    }

    @Override
    public double slowness() {
        return node.slowness();
    }

    int id() {
        return id;
    }

    long startedAt() {
        return startedAt;
    }

    /** When the last container that has ended did so, or {@link CrashBackOff#NEVER}. */
    long finishedAt() {
        return finishedAt;
    }

    boolean isRunning() {
        return process != null;
    }

    boolean isStarting() {
        return start.isSet();
    }

    boolean isBeingKilled() {
        return beingKilled;
    }

    @Nullable
    RunningApplication process() {
        return process;
    }
}
