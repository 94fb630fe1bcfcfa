/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.rabbitmq;

import com.rabbitmq.client.AMQP;
import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.internal.CountLimits;
import org.jspecify.annotations.Nullable;

/**
 * What is demanded of a broker beside a channel.
 *
 * @param queue that has to exist, or {@code null}
 * @param minConsumers how many consumers it needs
 * @param messages how many may wait in it
 */
record QueueDemands(@Nullable String queue, int minConsumers, CountLimits messages) {
    /** @throws IllegalArgumentException if the number is negative, or there are limits without a queue */
    QueueDemands {
        if (queue != null && queue.isEmpty()) {
            throw new IllegalArgumentException("queue: '' (expected: a name)");
        }
        if (minConsumers < 0) {
            throw new IllegalArgumentException("minConsumers: " + minConsumers + " (expected: 0 or more)");
        }
        if (queue == null && (minConsumers > 0 || !messages.equals(CountLimits.NONE))) {
            throw new IllegalArgumentException(
                    "queue: not set (expected: one for minConsumers, warnAbove and failAbove)");
        }
    }

    /** The verdict on what the broker says of the queue. */
    CheckResult judge(AMQP.Queue.DeclareOk found) {
        CheckResult result = found.getConsumerCount() < minConsumers
                ? CheckResult.down(
                        ErrorKind.THRESHOLD,
                        subject() + ": consumers: " + found.getConsumerCount() + " (expected: at least " + minConsumers
                                + ")")
                : messages.judge(subject() + ": messages", found.getMessageCount());
        return result.withDetail("messages", found.getMessageCount()).withDetail("consumers", found.getConsumerCount());
    }

    /** The queue in messages. */
    String subject() {
        return "queue '" + queue + "'";
    }
}
