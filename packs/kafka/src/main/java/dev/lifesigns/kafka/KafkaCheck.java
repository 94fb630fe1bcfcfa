/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kafka;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.CountLimits;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/**
 * Verifies that a Kafka cluster answers, and optionally that a topic has a leader for each partition, and that a consumer
 * group is not too far behind. Nothing is written, and no group is joined.
 *
 * <p>The checks use the application's {@code Admin}, which is left open. Each question has the remaining time as its
 * timeout, so that none outlasts the run's deadline.
 *
 * <pre>{@code
 * HealthCheck orders = KafkaCheck.builder(admin).topic("orders").consumerGroup("billing").failAbove(10_000).build();
 * }</pre>
 *
 * <p>Kinds of failure: a lost connection is {@link dev.lifesigns.ErrorKind#UNREACHABLE}; no answer in time {@link
 * dev.lifesigns.ErrorKind#TIMEOUT}, also where connections are refused, because the client tries again until then; wrong
 * credentials, or a missing permission, {@link dev.lifesigns.ErrorKind#UNAUTHORIZED}; a group that is too far behind {@link
 * dev.lifesigns.ErrorKind#THRESHOLD}; a missing topic, a partition without a leader, and any other error {@link
 * dev.lifesigns.ErrorKind#FAILED}. Details: {@code cluster}, {@code brokers}, {@code partitions} and {@code lag}.
 */
public final class KafkaCheck {
    private KafkaCheck() {}

    /** Checks that the cluster behind the application's client answers. */
    public static HealthCheck of(Admin admin) {
        return builder(requireNonNull(admin, "KafkaCheck.of: admin is null")).build();
    }

    /** A builder for a check over the application's client. */
    public static Builder builder(Admin admin) {
        return new Builder(requireNonNull(admin, "KafkaCheck.builder: admin is null"));
    }

    /** Collects what is verified beside the cluster. Not thread-safe. */
    public static final class Builder {
        private final Admin admin;
        private @Nullable String topic;
        private @Nullable String consumerGroup;
        private @Nullable Long warnAbove;
        private @Nullable Long failAbove;

        private Builder(Admin admin) {
            this.admin = admin;
        }

        /** Demands a topic with a leader for each partition, for which the user needs {@code Describe} on it; default: none. */
        @CanIgnoreReturnValue
        public Builder topic(String topic) {
            this.topic = requireNonNull(topic, "KafkaCheck.Builder.topic: topic is null");
            return this;
        }

        /**
         * Demands a consumer group with committed offsets, of the topic if there is one, for which the user needs {@code
         * Describe} on the group and its topics; default: none. Its lag, the messages that it has not consumed yet, is a
         * detail.
         */
        @CanIgnoreReturnValue
        public Builder consumerGroup(String consumerGroup) {
            this.consumerGroup =
                    requireNonNull(consumerGroup, "KafkaCheck.Builder.consumerGroup: consumerGroup is null");
            return this;
        }

        /** Sets the lag above which it is degraded; default: none. */
        @CanIgnoreReturnValue
        public Builder warnAbove(long messages) {
            this.warnAbove = messages;
            return this;
        }

        /** Sets the lag above which it is down; default: none. */
        @CanIgnoreReturnValue
        public Builder failAbove(long messages) {
            this.failAbove = messages;
            return this;
        }

        /**
         * The check.
         *
         * @throws IllegalArgumentException if a limit is negative or without a consumer group, or the warning would come
         *     after the failure
         */
        public HealthCheck build() {
            return new AdminCheck(
                    admin, new ClusterDemands(topic, consumerGroup, new CountLimits(warnAbove, failAbove)));
        }
    }
}
