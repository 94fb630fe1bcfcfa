/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

/** The requests that one process has accepted and not started to handle. */
final class Backlog {
    private double requests;
    private double perSecond;

    /**
     * Lets time pass.
     *
     * @param arriving requests in that time
     * @param possible requests that can be handled in that time
     * @param most that may wait; the clients of the others give up
     * @param seconds that pass
     * @return how many gave up
     */
    double step(double arriving, double possible, double most, double seconds) {
        double left = Math.max(0, requests + arriving - possible);
        double givenUp = Math.max(0, left - most);
        requests = left - givenUp;
        perSecond = possible / seconds;
        return givenUp;
    }

    /** How long a new arrival waits, in nanoseconds. */
    long waitingTime() {
        return requests == 0 || perSecond == 0 ? 0 : (long) (requests / perSecond * Nanos.SECOND);
    }

    /** How many wait. */
    double requests() {
        return requests;
    }
}
