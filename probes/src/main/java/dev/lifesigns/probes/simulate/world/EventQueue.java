/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

import java.util.Arrays;

/**
 * Virtual time, in nanoseconds, and the events scheduled in it: a binary heap. Events of the same instant happen in the
 * order in which they were set. Not thread-safe.
 */
final class EventQueue {
    private static final int FIRST_SIZE = 1024;

    private long[] times = new long[FIRST_SIZE];
    private long[] tickets = new long[FIRST_SIZE];
    private Timer[] timers = new Timer[FIRST_SIZE];
    private int size;
    private long lastTicket;
    private long now;

    EventQueue(long start) {
        this.now = start;
    }

    long now() {
        return now;
    }

    /** Sets a timer; a time in the past means now. */
    void at(long time, Timer timer) {
        timer.ticket = ++lastTicket;
        push(Math.max(time, now), timer);
    }

    void after(long delay, Timer timer) {
        at(now + delay, timer);
    }

    void cancel(Timer timer) {
        timer.ticket = Timer.NONE;
    }

    /** Runs all events up to and including that instant. */
    void runUntil(long end) {
        while (size > 0 && times[0] <= end) {
            Timer timer = timers[0];
            long ticket = tickets[0];
            long time = times[0];
            pop();
            if (timer.ticket == ticket) {
                timer.ticket = Timer.NONE;
                now = time;
                timer.fire();
            }
        }
        now = end;
    }

    private void push(long time, Timer timer) {
        if (size == times.length) {
            int larger = size * 2;
            times = Arrays.copyOf(times, larger);
            tickets = Arrays.copyOf(tickets, larger);
            timers = Arrays.copyOf(timers, larger);
        }
        int hole = size++;
        while (hole > 0) {
            int parent = (hole - 1) >>> 1;
            if (times[parent] <= time) {
                break;
            }
            move(parent, hole);
            hole = parent;
        }
        put(hole, time, timer.ticket, timer);
    }

    private void pop() {
        size--;
        long time = times[size];
        long ticket = tickets[size];
        Timer timer = timers[size];
        int hole = 0;
        int child = 1;
        while (child < size) {
            if (child + 1 < size && isBefore(child + 1, times[child], tickets[child])) {
                child++;
            }
            if (!isBefore(child, time, ticket)) {
                break;
            }
            move(child, hole);
            hole = child;
            child = 2 * hole + 1;
        }
        put(hole, time, ticket, timer);
    }

    private boolean isBefore(int entry, long time, long ticket) {
        return times[entry] < time || (times[entry] == time && tickets[entry] < ticket);
    }

    private void move(int from, int to) {
        put(to, times[from], tickets[from], timers[from]);
    }

    private void put(int at, long time, long ticket, Timer timer) {
        times[at] = time;
        tickets[at] = ticket;
        timers[at] = timer;
    }
}
