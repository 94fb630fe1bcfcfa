/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.grpc;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.ListenerHandle;
import io.grpc.BindableService;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.health.v1.HealthGrpc;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The service {@code grpc.health.v1.Health} over a {@link HealthChecker}. Thread-safe.
 *
 * <pre>{@code
 * HealthService healthService = HealthService.of(health);
 * Server server = ServerBuilder.forPort(9090).addService(orders).addService(healthService).build().start();
 * }</pre>
 *
 * <p>The services {@code ""} and {@code readiness} answer for readiness, {@code liveness} and {@code startup} for those
 * probes; others are declared. A status that passes, degraded included, is {@code SERVING}; any other is
 * {@code NOT_SERVING}. It is judged when it is read, so a result that has grown too old never serves.
 *
 * <p>{@code Check} answers {@code NOT_FOUND} for other services. {@code Watch} answers {@code SERVICE_UNKNOWN} and stays
 * open. {@code List} has every service that {@code Check} knows. A watch receives each change immediately, and a stale result within a second. No thread of gRPC waits, and two
 * of our own serve all watches.
 *
 * <p>The caller starts, drains and closes the checker.
 */
public final class HealthService implements BindableService, AutoCloseable {
    private final HealthCalls calls;
    private final Watches watches;
    private final ListenerHandle listener;

    private HealthService(Builder builder) {
        HealthChecker health = builder.health;
        this.watches = new Watches(health, builder.maxWatches, builder.maxWatchesPerAddress);
        this.calls = new HealthCalls(health, ServiceNames.of(health, builder.services, builder.checkerNames), watches);
        this.listener = health.onTransition(transition -> watches.changed());
    }

    /** The service with nothing but the standard probes. */
    public static HealthService of(HealthChecker health) {
        return builder(health).build();
    }

    /** A builder of a service over that checker, which need not be started yet. */
    public static Builder builder(HealthChecker health) {
        return new Builder(requireNonNull(health, "HealthService.builder: health is null"));
    }

    @Override
    public ServerServiceDefinition bindService() {
        return ServerInterceptors.intercept(
                ListMethod.addTo(HealthGrpc.bindService(calls), calls), new CallerAddress());
    }

    /** How many watches are open. */
    int watches() {
        return watches.size();
    }

    /**
     * Ends all watches with {@code UNAVAILABLE} and refuses new ones; {@code Check} continues. To be called after
     * {@link HealthChecker#drain()} and before the server is shut down: a server waits for its calls, and a watch has no
     * end of its own. Also happens within a second of {@link HealthChecker#close()}. A second call does nothing.
     */
    @Override
    public void close() {
        watches.close();
        listener.remove();
    }

    /** Says which services there are, and how many may watch. Not thread-safe. */
    public static final class Builder {
        private final HealthChecker health;
        private final Map<String, Served> services = new LinkedHashMap<>();
        private boolean checkerNames;
        private int maxWatches = 1_000;
        private int maxWatchesPerAddress = 100;

        private Builder(HealthChecker health) {
            this.health = health;
        }

        /**
         * Lets a service answer for a probe.
         *
         * @param service as clients ask for it, usually the full name of a gRPC service; {@code ""} is the whole server
         * @param probe a standard probe, or one that the checker declares
         * @throws IllegalArgumentException if there is no such probe, or the service was declared before
         */
        public Builder service(String service, String probe) {
            requireNonNull(service, "HealthService.Builder.service: service is null");
            if (health.snapshot().probe(requireNonNull(probe, "HealthService.Builder.service: probe is null"))
                    == null) {
                throw new IllegalArgumentException(
                        "service '" + service + "': probe: '" + probe + "' (expected: a probe of the checker)");
            }
            return put(service, new Served.OfProbe(probe));
        }

        /**
         * Lets a service answer for one check. While there is no such check, the service is unknown.
         *
         * @param service as clients ask for it
         * @param check the name of a check, which may be added later
         * @throws IllegalArgumentException if the service was declared before
         */
        public Builder serviceOfCheck(String service, String check) {
            return put(
                    requireNonNull(service, "HealthService.Builder.serviceOfCheck: service is null"),
                    new Served.OfCheck(requireNonNull(check, "HealthService.Builder.serviceOfCheck: check is null")));
        }

        private Builder put(String service, Served served) {
            if (services.putIfAbsent(service, served) != null) {
                throw new IllegalArgumentException("service: '" + service + "' twice (expected: once)");
            }
            return this;
        }

        /**
         * Makes every probe and every check of the checker a service of its own name, checks that are added later too (default:
         * off). Anyone who can call the server can then find out their names.
         */
        public Builder exposeCheckerNames() {
            this.checkerNames = true;
            return this;
        }

        /**
         * Sets how many watches may be open, those of unknown services included; default: 1,000. One more is refused with
         * {@code RESOURCE_EXHAUSTED}, and a client that balances by health then sends nothing to this server.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder maxWatches(int watches) {
            this.maxWatches = positive("maxWatches", watches);
            return this;
        }

        /**
         * Sets how many of them may come from one address; default: 100. An IPv6 network of 64 bits is one address, and so
         * are all callers without one. Behind a proxy or a sidecar everybody has the same.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder maxWatchesPerAddress(int watches) {
            this.maxWatchesPerAddress = positive("maxWatchesPerAddress", watches);
            return this;
        }

        private static int positive(String name, int value) {
            if (value < 1) {
                throw new IllegalArgumentException(name + ": " + value + " (expected: at least 1)");
            }
            return value;
        }

        /** The service, to be added to a server. */
        public HealthService build() {
            return new HealthService(this);
        }
    }
}
