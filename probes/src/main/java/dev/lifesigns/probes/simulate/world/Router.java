/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

import java.util.ArrayList;
import java.util.List;

/**
 * The rules that route traffic, as one view of the whole cluster: every pod in it gets the same share. Pods about which there
 * is nothing to say, nearly all of them nearly always, are only counted; the others stand in a list to be looked at.
 */
final class Router {
    /** Not routed, or only counted. */
    private static final int NO_SLOT = -1;

    private final List<Pod> disturbed = new ArrayList<>();
    private int size;

    /** Traffic may go to it from now on. */
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

    /** Something is different with it, for better or worse. */
    void isDisturbed(Pod pod) {
        if (pod.routed && pod.routerSlot == NO_SLOT) {
            pod.routerSlot = disturbed.size();
            disturbed.add(pod);
        }
    }

    /** There is nothing to say about it any more. */
    void isCalm(Pod pod) {
        takeFromList(pod);
    }

    int size() {
        return size;
    }

    /** How many are only counted. */
    int calm() {
        return size - disturbed.size();
    }

    /** Those that must be looked at; calm ones may be taken out from the end on. */
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
