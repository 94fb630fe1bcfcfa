/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.micrometer;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.lifesigns.HealthChecker;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the engine knows, as meters of Micrometer.
 *
 * <pre>{@code
 * HealthMetrics metrics = new HealthMetrics(health);
 * metrics.bindTo(registry);
 * }</pre>
 *
 * <p>In Prometheus:
 *
 * <pre>{@code
 * health_check_status{check="database",status="up"} 1.0
 * health_check_runs_total{check="database",outcome="up"} 42.0
 * health_check_duration_seconds_bucket{check="database",le="0.025"} 40
 * health_probe_status{probe="readiness",status="up"} 1.0
 * }</pre>
 *
 * <p>Reading a meter runs no check. Statuses and ages are judged when they are read, so a result that gets old shows
 * even if the engine is stuck. Counters and durations are those of the engine since each check was registered, also
 * before the binder was; they and the set of meters follow the engine within a second. What does not exist yet, such as the
 * age of a result, has no meter.
 *
 * <p>Thread-safe. A binder costs one thread for any number of registries, which is idle between runs.
 */
public final class HealthMetrics implements MeterBinder, AutoCloseable {
    private final HealthChecker health;
    private final Tags tags;
    private final Executor later;

    @GuardedBy("this")
    private final List<BoundMeters> bound = new ArrayList<>();

    @GuardedBy("this")
    private @Nullable ChangeWatch watch;

    @GuardedBy("this")
    private boolean closed;

    /** The metrics of a checker. */
    public HealthMetrics(HealthChecker health) {
        this(health, Tags.empty());
    }

    /**
     * The metrics of a checker, with additional tags. Two checkers that share a registry need the same tag with
     * different values, such as {@code Tags.of("checker", "orders")}: the meters of the second are ignored otherwise.
     */
    public HealthMetrics(HealthChecker health, Iterable<Tag> tags) {
        this(health, tags, CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS));
    }

    /**
     * For tests, which have a time of their own.
     *
     * @param later runs what may wait, and thereby sets how often the engine is looked at
     */
    HealthMetrics(HealthChecker health, Iterable<Tag> tags, Executor later) {
        this.health = requireNonNull(health, "HealthMetrics: health is null");
        this.tags = Tags.of(requireNonNull(tags, "HealthMetrics: tags is null"));
        this.later = later;
    }

    /**
     * Registers the meters, which from then on follow checks that are added, replaced, or removed. Does nothing if they
     * are in that registry already. Meters that it rejects, because it has others of that name, are logged and left out.
     *
     * @throws IllegalStateException if the binder is closed
     */
    @Override
    public synchronized void bindTo(MeterRegistry registry) {
        requireNonNull(registry, "HealthMetrics.bindTo: registry is null");
        if (closed) {
            throw new IllegalStateException("HealthMetrics.bindTo: the binder is closed (expected: open)");
        }
        if (bound.stream().anyMatch(meters -> meters.isIn(registry))) {
            return;
        }
        if (watch == null) {
            // before the first look, so that nothing happens between the two
            watch = ChangeWatch.start(health, this::look, later);
        }
        BoundMeters meters = new BoundMeters(health, registry, tags);
        bound.add(meters);
        meters.look();
    }

    private synchronized void look() {
        bound.forEach(BoundMeters::look);
    }

    /**
     * Removes the meters from all registries. The checker remains as it is, and registries remain open. A second call
     * does nothing.
     */
    @Override
    public synchronized void close() {
        closed = true;
        if (watch != null) {
            watch.close();
        }
        bound.forEach(BoundMeters::remove);
        bound.clear();
    }
}
