/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

import dev.lifesigns.probes.simulate.scenario.Incident.Rollout;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The controller that maintains the desired number of pods, and replaces them in a rolling update. */
final class Deployment {
    /** From a change to the controller's reaction. */
    private static final long REACTION = 100 * Nanos.MILLI;

    private final World world;
    private final int wanted;
    private final List<Pod> old = new ArrayList<>();
    private final List<Pod> fresh = new ArrayList<>();
    /** Old pods that are being deleted. */
    private final List<Pod> leaving = new ArrayList<>();

    private final Timer reconcile = Timer.of(this::reconcile);
    private @Nullable Rollout rollout;

    Deployment(World world) {
        this.world = world;
        this.wanted = world.scenario.pods();
    }

    /** Creates all pods, each at a random time within a span. */
    void start(long span) {
        for (int number = 0; number < wanted; number++) {
            int next = number;
            long after = (long)
                    (world.randoms.of(Randoms.Purpose.CLUSTER, -1 - number).nextDouble() * span);
            world.queue.after(after, Timer.of(() -> old.add(new Pod(world, next))));
        }
    }

    /** The pod of that number, if it exists. */
    @Nullable
    Pod pod(int number) {
        List<Pod> all = number < wanted ? old : fresh;
        return all.stream().filter(pod -> pod.number == number).findFirst().orElse(null);
    }

    /** All pods that are not being deleted. */
    List<Pod> pods() {
        List<Pod> all = new ArrayList<>(old);
        all.addAll(fresh);
        return all;
    }

    void startRollout(Rollout next) {
        rollout = next;
        world.ledger.rolloutBegins();
        reconcile();
    }

    /** A pod has become ready or unready, or is gone. */
    void somethingChanged() {
        if (rollout != null && !reconcile.isSet()) {
            world.queue.after(REACTION, reconcile);
        }
    }

    private void reconcile() {
        if (rollout == null) {
            return;
        }
        fresh.removeIf(Pod::isGone);
        leaving.removeIf(Pod::isGone);
        addFresh(rollout);
        removeOld(rollout);
        if (old.isEmpty() && available(fresh, rollout) >= wanted) {
            rollout = null;
            world.ledger.rolloutEnds();
        } else if (isAnyYoung(rollout)) {
            world.queue.after(Math.max(REACTION, Nanos.SECOND), reconcile);
        }
    }

    private void addFresh(Rollout now) {
        int room = Math.min(roomFor(now) - fresh.size(), wanted - fresh.size());
        for (int i = 0; i < room; i++) {
            fresh.add(new Pod(world, wanted + fresh.size()));
        }
    }

    /** How many new pods there may be. */
    private int roomFor(Rollout now) {
        return switch (now.strategy()) {
            case ROLLING_UPDATE -> wanted + now.maxSurge().roundedUp(wanted) - old.size();
            case IN_PLACE -> wanted - old.size() - leaving.size();
            case RECREATE -> old.isEmpty() && leaving.isEmpty() ? wanted : 0;
        };
    }

    /** How many pods may be missing; a share that rounds to none is one, because the rollout would never end. */
    private int mayBeMissing(Rollout now) {
        int missing = now.maxUnavailable().roundedDown(wanted);
        return missing == 0 && now.maxSurge().roundedUp(wanted) == 0 ? 1 : missing;
    }

    private void removeOld(Rollout now) {
        int leastAvailable = Math.max(0, wanted - mayBeMissing(now));
        int freshUnavailable = fresh.size() - available(fresh, now);
        int most = old.size() + fresh.size() - leastAvailable - freshUnavailable;
        int unhealthy = remove(most, false);
        int spare = available(old, now) + available(fresh, now) - leastAvailable;
        remove(Math.min(most - unhealthy, spare), true);
    }

    private int remove(int most, boolean healthy) {
        int removed = 0;
        for (Pod pod : List.copyOf(old)) {
            if (removed < most && pod.isReady() == healthy) {
                pod.delete();
                old.remove(pod);
                leaving.add(pod);
                removed++;
            }
        }
        return removed;
    }

    private int available(List<Pod> pods, Rollout now) {
        return (int) pods.stream().filter(pod -> isAvailable(pod, now)).count();
    }

    private boolean isAvailable(Pod pod, Rollout now) {
        return pod.isReady()
                && world.queue.now() - pod.readySince() >= now.minReady().toNanos();
    }

    /** Whether a pod will become available just by waiting. */
    private boolean isAnyYoung(Rollout now) {
        return fresh.stream().anyMatch(pod -> pod.isReady() && !isAvailable(pod, now));
    }
}
