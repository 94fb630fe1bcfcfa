/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One probe of a container: its handler, its period, and its thresholds. Immutable. Times are in whole seconds, and
 * named as in Kubernetes, whose defaults {@link #of} uses.
 *
 * <p>The times below are those of the kubelet's algorithm ({@code pkg/kubelet/prober/worker.go}): probes follow a
 * fixed-rate ticker with a random phase; they never overlap; one that takes longer than the period is followed by the
 * next at once.
 *
 * @param handler what it does
 * @param initialDelaySeconds from the start of the container to the first probe; default: 0
 * @param periodSeconds from one probe to the next; default: 10
 * @param timeoutSeconds for one answer; default: 1
 * @param failureThreshold failures in a row that count; default: 3
 * @param successThreshold successes in a row that count; default: 1, and always 1 for startup and liveness
 * @param terminationGracePeriodSeconds overrides the pod's grace period if this probe kills the container; {@code null}
 *     if not set
 */
public record Probe(
        Handler handler,
        int initialDelaySeconds,
        int periodSeconds,
        int timeoutSeconds,
        int failureThreshold,
        int successThreshold,
        @Nullable Integer terminationGracePeriodSeconds) {
    public static final int DEFAULT_INITIAL_DELAY = 0;
    public static final int DEFAULT_PERIOD = 10;
    public static final int DEFAULT_TIMEOUT = 1;
    public static final int DEFAULT_FAILURE_THRESHOLD = 3;
    public static final int DEFAULT_SUCCESS_THRESHOLD = 1;

    /** Creates a probe with numbers that the API server accepts.
     *
     * @throws IllegalArgumentException if a number is below its minimum: 0 for the delay, 1 for all others
     */
    public Probe {
        requireNonNull(handler, "handler");
        requireAtLeast(0, "initialDelaySeconds", initialDelaySeconds);
        requireAtLeast(1, "periodSeconds", periodSeconds);
        requireAtLeast(1, "timeoutSeconds", timeoutSeconds);
        requireAtLeast(1, "failureThreshold", failureThreshold);
        requireAtLeast(1, "successThreshold", successThreshold);
        if (terminationGracePeriodSeconds != null) {
            requireAtLeast(1, "terminationGracePeriodSeconds", terminationGracePeriodSeconds);
        }
    }

    /** A probe with the defaults of Kubernetes. */
    public static Probe of(Handler handler) {
        return new Probe(
                handler,
                DEFAULT_INITIAL_DELAY,
                DEFAULT_PERIOD,
                DEFAULT_TIMEOUT,
                DEFAULT_FAILURE_THRESHOLD,
                DEFAULT_SUCCESS_THRESHOLD,
                null);
    }

    /** The same with another {@link #initialDelaySeconds}. */
    public Probe withInitialDelaySeconds(int seconds) {
        return new Probe(
                handler,
                seconds,
                periodSeconds,
                timeoutSeconds,
                failureThreshold,
                successThreshold,
                terminationGracePeriodSeconds);
    }

    /** The same with another {@link #periodSeconds}. */
    public Probe withPeriodSeconds(int seconds) {
        return new Probe(
                handler,
                initialDelaySeconds,
                seconds,
                timeoutSeconds,
                failureThreshold,
                successThreshold,
                terminationGracePeriodSeconds);
    }

    /** The same with another {@link #timeoutSeconds}. */
    public Probe withTimeoutSeconds(int seconds) {
        return new Probe(
                handler,
                initialDelaySeconds,
                periodSeconds,
                seconds,
                failureThreshold,
                successThreshold,
                terminationGracePeriodSeconds);
    }

    /** The same with another {@link #failureThreshold}. */
    public Probe withFailureThreshold(int threshold) {
        return new Probe(
                handler,
                initialDelaySeconds,
                periodSeconds,
                timeoutSeconds,
                threshold,
                successThreshold,
                terminationGracePeriodSeconds);
    }

    /** The same with another {@link #successThreshold}. */
    public Probe withSuccessThreshold(int threshold) {
        return new Probe(
                handler,
                initialDelaySeconds,
                periodSeconds,
                timeoutSeconds,
                failureThreshold,
                threshold,
                terminationGracePeriodSeconds);
    }

    public Duration initialDelay() {
        return Duration.ofSeconds(initialDelaySeconds);
    }

    public Duration period() {
        return Duration.ofSeconds(periodSeconds);
    }

    public Duration timeout() {
        return Duration.ofSeconds(timeoutSeconds);
    }

    /** From a lasting failure to the moment at which it counts, if the container hangs: every probe takes its full timeout. */
    public Delay detectionOfHang() {
        return detection(timeout());
    }

    /**
     * From a lasting failure to the moment at which it counts.
     *
     * @param each how long one failing probe takes
     */
    public Delay detection(Duration each) {
        return Delay.afterPhase(period(), row(failureThreshold, each));
    }

    /**
     * From a lasting recovery to the moment at which it counts.
     *
     * @param each how long one succeeding probe takes
     */
    public Delay recovery(Duration each) {
        return Delay.afterPhase(period(), row(successThreshold, each));
    }

    /** How long a container may take to succeed before this probe gives up. */
    public Duration budget() {
        return initialDelay().plus(period().multipliedBy(failureThreshold));
    }

    /** From the start of the first of so many consecutive probes to the end of the last. */
    private Duration row(int probes, Duration each) {
        Duration pace = each.compareTo(period()) > 0 ? each : period();
        return pace.multipliedBy(probes - 1L).plus(each);
    }

    private static void requireAtLeast(int least, String name, int value) {
        if (value < least) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: at least " + least + ")");
        }
    }
}
