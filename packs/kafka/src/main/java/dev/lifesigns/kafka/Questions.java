/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kafka;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.internal.Refusal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.AbstractOptions;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What one run asks a cluster. Each question ends by the run's deadline, for the caller and for the client. */
final class Questions {
    private final Admin admin;
    private final CheckDeadline deadline;

    Questions(Admin admin, CheckDeadline deadline) {
        this.admin = admin;
        this.deadline = deadline;
    }

    /**
     * What a cluster says of itself.
     *
     * @param brokers how many are alive
     */
    record Cluster(String id, int brokers) {}

    Cluster cluster() throws Refusal, InterruptedException {
        DescribeClusterResult result = admin.describeCluster(timed(new DescribeClusterOptions()));
        return new Cluster(
                answer("cluster", result.clusterId()),
                answer("cluster", result.nodes()).size());
    }

    List<TopicPartitionInfo> partitions(String topic) throws Refusal, InterruptedException {
        KafkaFuture<Map<String, TopicDescription>> described = admin.describeTopics(
                        List.of(topic), timed(new DescribeTopicsOptions()))
                .allTopicNames();
        return answer("topic '" + topic + "'", described).values().stream()
                .flatMap(description -> description.partitions().stream())
                .toList();
    }

    /** The offsets that a group has committed; none if there is no such group. */
    Map<TopicPartition, OffsetAndMetadata> committed(String group) throws Refusal, InterruptedException {
        return answer(
                "consumer group '" + group + "'",
                admin.listConsumerGroupOffsets(group, timed(new ListConsumerGroupOffsetsOptions()))
                        .partitionsToOffsetAndMetadata());
    }

    /** The ends of these partitions, without those that no longer exist. */
    Map<TopicPartition, ListOffsetsResultInfo> ends(Collection<TopicPartition> partitions)
            throws Refusal, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        ListOffsetsResult result = admin.listOffsets(latest, timed(new ListOffsetsOptions()));
        Map<TopicPartition, ListOffsetsResultInfo> ends = new HashMap<>();
        for (TopicPartition partition : partitions) {
            try {
                ends.put(partition, answer("partition " + partition, result.partitionResult(partition)));
            } catch (Refusal failure) {
                if (!(failure.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw failure;
                }
            }
        }
        return ends;
    }

    private <O extends AbstractOptions<O>> O timed(O options) {
        return options.timeoutMs(deadline.remainingMillis());
    }

    private <T> T answer(String subject, KafkaFuture<T> future) throws Refusal, InterruptedException {
        try {
            return future.get(deadline.remainingMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            throw KafkaFailure.of(subject, failure.getCause() == null ? failure : failure.getCause());
        } catch (TimeoutException late) {
            throw new Refusal(ErrorKind.TIMEOUT, subject + ": no answer in time");
        }
    }
}
