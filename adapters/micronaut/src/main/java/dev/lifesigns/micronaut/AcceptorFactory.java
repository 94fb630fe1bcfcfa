/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.micronaut;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.netty.channel.EventLoopGroupConfiguration;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * Lets the port stay open for the drain delay. Micronaut's server makes its own event loop for new connections and ends it
 * before it notifies anyone that it stops. One that is a bean is left alone until the beans are destroyed.
 */
@Factory
@Requires(classes = EventLoopGroupConfiguration.class)
@Requires(property = "lifesigns.drain-delay")
@Requires(missingProperty = "micronaut.server.netty.parent")
@Requires(missingProperty = "micronaut.netty.event-loops.parent")
@Requires(missingProperty = "micronaut.netty.event-loops.default.transport")
@SuppressWarnings("removal") // Micronaut 4.9 has no other word for the transport
final class AcceptorFactory {
    @Singleton
    @Named(Acceptor.NAME)
    EventLoopGroupConfiguration acceptor(
            @Named(EventLoopGroupConfiguration.DEFAULT) Optional<EventLoopGroupConfiguration> loops) {
        return new Acceptor(
                loops.map(EventLoopGroupConfiguration::isPreferNativeTransport).orElse(false));
    }

    /**
     * One thread that accepts connections.
     *
     * @param preferNativeTransport as the loops do that serve them
     */
    private record Acceptor(boolean preferNativeTransport) implements EventLoopGroupConfiguration {
        /** By which the server looks for it. */
        private static final String NAME = "parent";

        @Override
        public String getName() {
            return NAME;
        }

        @Override
        public int getNumThreads() {
            return 1;
        }

        @Override
        public Optional<Integer> getIoRatio() {
            return Optional.empty();
        }

        @Override
        public Optional<String> getExecutorName() {
            return Optional.empty();
        }

        @Override
        public boolean isPreferNativeTransport() {
            return preferNativeTransport;
        }

        /** It has nothing to finish. */
        @Override
        public Duration getShutdownQuietPeriod() {
            return Duration.ZERO;
        }
    }
}
