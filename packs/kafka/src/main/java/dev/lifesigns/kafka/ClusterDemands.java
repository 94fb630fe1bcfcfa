/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kafka;

import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.internal.CountLimits;
import dev.lifesigns.checks.internal.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.jspecify.annotations.Nullable;

/**
 * What is demanded of a cluster beside an answer.
 *
 * @param topic whose partitions need leaders, or {@code null}
 * @param consumerGroup whose lag is limited, or {@code null}
 */
record ClusterDemands(@Nullable String topic, @Nullable String consumerGroup, CountLimits lag) {
    /** @throws IllegalArgumentException if a name is empty, or there are limits without a consumer group */
    ClusterDemands {
        requireName("topic", topic);
        requireName("consumerGroup", consumerGroup);
        if (consumerGroup == null && !lag.equals(CountLimits.NONE)) {
            throw new IllegalArgumentException("consumerGroup: not set (expected: one for warnAbove and failAbove)");
        }
    }

    private static void requireName(String key, @Nullable String name) {
        if (name != null && name.isBlank()) {
            throw new IllegalArgumentException(key + ": '' (expected: a name)");
        }
    }

    /**
     * The first demand that is not met, as a result; up if all are.
     *
     * @throws Refusal if a question has no answer
     */
    CheckResult verify(Questions questions) throws Refusal, InterruptedException {
        Map<String, Object> details = new HashMap<>();
        CheckResult result = ofCluster(questions, details);
        if (result.error() == null && topic != null) {
            result = ofTopic(topic, questions, details);
        }
        if (result.error() == null && consumerGroup != null) {
            result = ofGroup(consumerGroup, questions, details);
        }
        return result.withDetails(details);
    }

    private static CheckResult ofCluster(Questions questions, Map<String, Object> details)
            throws Refusal, InterruptedException {
        Questions.Cluster cluster = questions.cluster();
        details.put("cluster", cluster.id());
        details.put("brokers", cluster.brokers());
        return cluster.brokers() > 0
                ? CheckResult.up()
                : CheckResult.down(ErrorKind.FAILED, "brokers: 0 (expected: at least 1)");
    }

    private static CheckResult ofTopic(String topic, Questions questions, Map<String, Object> details)
            throws Refusal, InterruptedException {
        List<TopicPartitionInfo> partitions = questions.partitions(topic);
        details.put("partitions", partitions.size());
        long leaderless = partitions.stream()
                .map(TopicPartitionInfo::leader)
                .filter(ClusterDemands::isNobody)
                .count();
        return leaderless == 0
                ? CheckResult.up()
                : CheckResult.down(
                        ErrorKind.FAILED,
                        "topic '" + topic + "': partitions without a leader: " + leaderless + " (expected: 0)");
    }

    private static boolean isNobody(@Nullable Node leader) {
        return leader == null || leader.isEmpty();
    }

    private CheckResult ofGroup(String group, Questions questions, Map<String, Object> details)
            throws Refusal, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>(questions.committed(group));
        committed
                .keySet()
                .removeIf(partition -> topic != null && !partition.topic().equals(topic));
        if (committed.isEmpty()) {
            return CheckResult.down(
                    ErrorKind.FAILED,
                    "consumer group '" + group + "': no committed offset (expected: at least one"
                            + (topic == null ? ")" : " of topic '" + topic + "')"));
        }
        Map<TopicPartition, ListOffsetsResultInfo> ends = questions.ends(committed.keySet());
        long behind = 0;
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end : ends.entrySet()) {
            OffsetAndMetadata consumed = committed.get(end.getKey());
            behind += consumed == null ? 0 : Math.max(0, end.getValue().offset() - consumed.offset());
        }
        details.put("lag", behind);
        return lag.judge("consumer group '" + group + "': lag", behind);
    }
}
