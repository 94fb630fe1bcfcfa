/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.mongodb;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.mongodb.client.MongoClient;
import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.Refusal;
import dev.lifesigns.checks.internal.Secrets;

/**
 * Verifies that a MongoDB server answers {@code hello}, and optionally that there is a primary, which accepts writes. Nothing is
 * written, and no collection is read.
 *
 * <p>The checks use the application's {@code MongoClient}, version 5.2 or later, which is left open. The question has the
 * remaining time as its timeout, whatever the timeouts of the client are.
 *
 * <pre>{@code
 * HealthCheck orders = MongodbCheck.builder(client).primary().build();
 * }</pre>
 *
 * <p>Kinds of failure: a lost connection is {@link dev.lifesigns.ErrorKind#UNREACHABLE}; no answer in time {@link
 * dev.lifesigns.ErrorKind#TIMEOUT}, also where connections are refused, because the client tries again until then; wrong
 * credentials {@link dev.lifesigns.ErrorKind#UNAUTHORIZED}; no free connection in the pool {@link
 * dev.lifesigns.ErrorKind#EXHAUSTED}; no primary, and any other error, {@link dev.lifesigns.ErrorKind#FAILED}. Details:
 * {@code replica_set} and {@code writable}.
 */
public final class MongodbCheck {
    private MongodbCheck() {}

    /** Checks that a server behind the application's client answers. */
    public static HealthCheck of(MongoClient client) {
        return builder(requireNonNull(client, "MongodbCheck.of: client is null"))
                .build();
    }

    /** A builder for a check over the application's client. */
    public static Builder builder(MongoClient client) {
        return new Builder(requireNonNull(client, "MongodbCheck.builder: client is null"));
    }

    /** Collects what is verified. Not thread-safe. */
    public static final class Builder {
        private final MongoClient client;
        private boolean primary;

        private Builder(MongoClient client) {
            this.client = client;
        }

        /** Demands a primary that the server knows; default: any server is enough. */
        @CanIgnoreReturnValue
        public Builder primary() {
            this.primary = true;
            return this;
        }

        /** The check. */
        public HealthCheck build() {
            Hello hello = new Hello(primary);
            return deadline -> {
                try {
                    return hello.ask(client, deadline);
                } catch (Refusal failure) {
                    return CheckResult.down(failure.kind(), Secrets.none().clean(String.valueOf(failure.getMessage())));
                }
            };
        }
    }
}
