/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.grpc;

import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.HealthChecker;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What a service name stands for. Immutable. */
sealed interface Served {
    /** Its status now, by the reader's clock. Uses no lock. */
    ServingStatus now(HealthChecker health);

    /** Lets run what has to run before it can be judged, and completes then; {@code null} if that is nothing. */
    @Nullable
    CompletableFuture<?> refresh(HealthChecker health);

    private static ServingStatus serving(boolean passing) {
        return passing ? ServingStatus.SERVING : ServingStatus.NOT_SERVING;
    }

    /** A probe of the checker. */
    record OfProbe(String probe) implements Served {
        @Override
        public ServingStatus now(HealthChecker health) {
            return serving(health.status(probe).passing());
        }

        @Override
        public @Nullable CompletableFuture<?> refresh(HealthChecker health) {
            return health.freshNow(probe) == null ? health.fresh(probe).toCompletableFuture() : null;
        }
    }

    /** A check, which may not be registered yet, or no longer. */
    record OfCheck(String check) implements Served {
        @Override
        public ServingStatus now(HealthChecker health) {
            CheckSnapshot found = health.snapshot().check(check);
            if (found == null) {
                return ServingStatus.SERVICE_UNKNOWN;
            }
            return serving(found.status() == CheckStatus.UP || found.status() == CheckStatus.DEGRADED);
        }

        @Override
        public @Nullable CompletableFuture<?> refresh(HealthChecker health) {
            CheckSnapshot found = health.snapshot().check(check);
            if (found == null) {
                return null;
            }
            List<CompletableFuture<?>> runs = new ArrayList<>();
            for (String probe : found.probes()) {
                if (health.freshNow(probe) == null) {
                    runs.add(health.fresh(probe).toCompletableFuture());
                }
            }
            return runs.isEmpty() ? null : CompletableFuture.allOf(runs.toArray(new CompletableFuture<?>[0]));
        }
    }

    /** Nothing, now and later. */
    record Nothing() implements Served {
        @Override
        public ServingStatus now(HealthChecker health) {
            return ServingStatus.SERVICE_UNKNOWN;
        }

        @Override
        public @Nullable CompletableFuture<?> refresh(HealthChecker health) {
            return null;
        }
    }
}
