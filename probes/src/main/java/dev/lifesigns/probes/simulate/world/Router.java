/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

import java.util.ArrayList;
import java.util.List;

/**
 * The rules that route traffic, as one view of the whole cluster: every pod in it gets the same share. Pods without
 * anything unusual, nearly all of them nearly always, are only counted; the others are in a list that is processed one
 * by one.
 */
final class Router {
    /** Not routed, or only counted. */
    private static final int NO_SLOT = -1;

    private final List<Pod> disturbed = new ArrayList<>();
    private int size;

    /** Adds a pod to the routed ones. */
    void add(Pod pod) {
        pod.routed = true;
        size++;
        isDisturbed(pod);
    }

    void remove(Pod pod) {
        isDisturbed(pod);
        takeFromList(pod);
        pod.routed = false;
        size--;
    }

    /** The state of a pod has changed, for better or worse. */
    void isDisturbed(Pod pod) {
        if (pod.routed && pod.routerSlot == NO_SLOT) {
            pod.routerSlot = disturbed.size();
            disturbed.add(pod);
        }
    }

    /** There is no longer anything unusual about a pod. */
    void isCalm(Pod pod) {
        takeFromList(pod);
    }

    int size() {
        return size;
    }

    /** The number of pods that are only counted. */
    int calm() {
        return size - disturbed.size();
    }

    /** The pods to process one by one; those without anything unusual may be removed, starting at the end. */
    List<Pod> disturbed() {
        return disturbed;
    }

    private void takeFromList(Pod pod) {
        Pod last = disturbed.remove(disturbed.size() - 1);
        if (last != pod) {
            disturbed.set(pod.routerSlot, last);
            last.routerSlot = pod.routerSlot;
        }
        pod.routerSlot = NO_SLOT;
    }
}
