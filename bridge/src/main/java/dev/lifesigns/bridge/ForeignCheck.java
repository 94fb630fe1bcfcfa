/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bridge;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.AsyncHealthCheck;
import dev.lifesigns.CheckDeadline;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How to call one of a framework's checks. Closed: it blocks, returns a stage, or only reads memory.
 *
 * @param <R> what it answers
 */
public sealed interface ForeignCheck<R> {
    /** A check that may block; it gets a thread of the engine. */
    static <R> ForeignCheck<R> blocking(Call<R> call) {
        return new Blocking<>(call, null);
    }

    /**
     * A check that returns a stage, which represents the work itself: it is stuck for as long as that is not complete.
     */
    static <R> ForeignCheck<R> async(AsyncHealthCheck.Source<R> source) {
        return new Async<>(source, false, null);
    }

    /**
     * The same for a stage whose work ends when it is canceled: that happens at the deadline, on removal and on close.
     */
    static <R> ForeignCheck<R> canceling(AsyncHealthCheck.Source<R> source) {
        return new Async<>(source, true, null);
    }

    /**
     * A check that reads a field or two and never blocks, such as a framework's own readiness state. The engine does not
     * run it; it is read on each request, on the request's thread.
     */
    static <R> ForeignCheck<R> inMemory(Supplier<R> read) {
        return new InMemory<>(read);
    }

    /**
     * The same check, by the class that it is written in. If that class keeps a client in a field, such as a
     * {@code DataSource}, and the check is part of liveness, the bridge logs a warning.
     */
    ForeignCheck<R> writtenIn(Class<?> type);

    /** The class that it is written in, or {@code null} if that is not known. */
    @Nullable
    Class<?> type();

    /** A call that may block. */
    @FunctionalInterface
    interface Call<R> {
        /**
         * Calls the check.
         *
         * @return its answer; {@code null} is a failure
         * @throws Exception anything thrown is a failure
         */
        @Nullable
        R ask(CheckDeadline deadline) throws Exception;
    }

    /** See {@link #blocking}. */
    record Blocking<R>(Call<R> call, @Nullable Class<?> type) implements ForeignCheck<R> {
        public Blocking {
            requireNonNull(call, "ForeignCheck.blocking: call is null");
        }

        @Override
        public ForeignCheck<R> writtenIn(Class<?> type) {
            return new Blocking<>(call, requireNonNull(type, "ForeignCheck.writtenIn: type is null"));
        }
    }

    /** See {@link #async} and {@link #canceling}. */
    record Async<R>(
            AsyncHealthCheck.Source<R> source,
            boolean canceled,
            @Nullable Class<?> type) implements ForeignCheck<R> {
        public Async {
            requireNonNull(source, "ForeignCheck.async: source is null");
        }

        @Override
        public ForeignCheck<R> writtenIn(Class<?> type) {
            return new Async<>(source, canceled, requireNonNull(type, "ForeignCheck.writtenIn: type is null"));
        }
    }

    /** See {@link #inMemory}. */
    record InMemory<R>(Supplier<R> read) implements ForeignCheck<R> {
        public InMemory {
            requireNonNull(read, "ForeignCheck.inMemory: read is null");
        }

        /** Not looked at: what it reads is memory. */
        @Override
        public ForeignCheck<R> writtenIn(Class<?> type) {
            return this;
        }

        @Override
        public @Nullable Class<?> type() {
            return null;
        }
    }
}
