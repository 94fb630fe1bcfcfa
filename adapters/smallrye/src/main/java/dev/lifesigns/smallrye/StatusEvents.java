/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.smallrye;

import static java.lang.System.Logger.Level.WARNING;

import dev.lifesigns.microprofilebridge.RequestContext;
import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.api.HealthType;
import io.smallrye.health.api.Wellness;
import io.smallrye.health.event.SmallRyeHealthStatusChangeEvent;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.annotation.Annotation;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/**
 * Fires SmallRye's events when a status changes, and not on a request. Observers run on the thread that calls, which is
 * that of a listener of the engine, so one that hangs harms nobody else.
 */
final class StatusEvents {
    private static final System.Logger LOG = System.getLogger("dev.lifesigns.smallrye");

    private final BeanManager beans;
    private final SmallRyeChecks checks;
    private final SmallRyeAnswers answers;

    private volatile boolean stopped;

    /* Only the thread of the listener. */
    private final Map<HealthType, Status> seen = new EnumMap<>(HealthType.class);
    private Status whole = Status.UP;

    StatusEvents(BeanManager beans, SmallRyeChecks checks, SmallRyeAnswers answers) {
        this.beans = beans;
        this.checks = checks;
        this.answers = answers;
    }

    /** Compares with the last time: everything was up before the first. */
    void update() {
        if (stopped) {
            return;
        }
        for (HealthType type : HealthType.values()) {
            List<HealthCheckResponse> now = checks.ofType(type);
            Status status = SmallRyeAnswers.worst(now);
            if (!now.isEmpty() && status != seen.getOrDefault(type, Status.UP)) {
                seen.put(type, status);
                fire(new SmallRyeHealthStatusChangeEvent(type, answers.health(now)), qualifier(type));
            }
        }
        Status all = seen.containsValue(Status.DOWN) ? Status.DOWN : Status.UP;
        if (all != whole) {
            whole = all;
            SmallRyeHealth health = answers.ofTypes(HealthType.values());
            fire(new SmallRyeHealthStatusChangeEvent(health), Default.Literal.INSTANCE);
        }
    }

    /** There are no more events: the container stops, and observers may be gone. */
    void stop() {
        stopped = true;
    }

    private static Annotation qualifier(HealthType type) {
        return switch (type) {
            case LIVENESS -> Liveness.Literal.INSTANCE;
            case READINESS -> Readiness.Literal.INSTANCE;
            case WELLNESS -> Wellness.Literal.INSTANCE;
            case STARTUP -> Startup.Literal.INSTANCE;
        };
    }

    private void fire(SmallRyeHealthStatusChangeEvent event, Annotation qualifier) {
        try {
            RequestContext.call(beans, () -> {
                beans.getEvent()
                        .select(SmallRyeHealthStatusChangeEvent.class, qualifier)
                        .fire(event);
                return event;
            });
        } catch (RuntimeException e) {
            // a container that has stopped in between throws as well
            if (!stopped) {
                LOG.log(WARNING, "an observer of a change of status threw", e);
            }
        }
    }
}
