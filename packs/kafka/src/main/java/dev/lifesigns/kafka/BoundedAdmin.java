/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kafka;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import org.apache.kafka.clients.ApiVersions;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.KafkaClient;
import org.apache.kafka.clients.MetadataRecoveryStrategy;
import org.apache.kafka.clients.NetworkClient;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.KafkaAdminClient;
import org.apache.kafka.clients.admin.internals.AdminMetadataManager;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.network.Selector;
import org.apache.kafka.common.utils.LogContext;
import org.apache.kafka.common.utils.Time;

/**
 * Kafka's client, but with a bound for what a response may take: on its own it allocates whatever the first four bytes say,
 * such as 1.2 GB for {@code HTTP}, which would end a small JVM. No setting limits that, so it is put together here as {@code
 * Admin.create} does.
 */
final class BoundedAdmin {
    private static final int LONGEST_RESPONSE = 8 * 1024 * 1024;

    private BoundedAdmin() {}

    /**
     * A client with these settings. It does not connect before its first question.
     *
     * @throws org.apache.kafka.common.KafkaException if a setting is refused
     */
    static Admin create(Map<String, Object> settings) {
        AdminClientConfig config = new AdminClientConfig(settings);
        LogContext log = new LogContext();
        AdminMetadataManager metadata = new AdminMetadataManager(
                log,
                config.getLong(AdminClientConfig.RETRY_BACKOFF_MS_CONFIG),
                config.getLong(AdminClientConfig.METADATA_MAX_AGE_CONFIG),
                false);
        metadata.update(Cluster.bootstrap(ClientUtils.parseAndValidateAddresses(config)), Time.SYSTEM.milliseconds());
        Selector selector = new Selector(
                LONGEST_RESPONSE,
                config.getLong(AdminClientConfig.CONNECTIONS_MAX_IDLE_MS_CONFIG),
                new Metrics(),
                Time.SYSTEM,
                "lifesigns",
                Map.of(),
                false,
                ClientUtils.createChannelBuilder(config, Time.SYSTEM, log),
                log);
        NetworkClient network = new NetworkClient(
                selector,
                metadata.updater(),
                config.getString(AdminClientConfig.CLIENT_ID_CONFIG),
                1,
                config.getLong(AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG),
                config.getLong(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG),
                config.getInt(AdminClientConfig.SEND_BUFFER_CONFIG),
                config.getInt(AdminClientConfig.RECEIVE_BUFFER_CONFIG),
                config.getInt(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG),
                config.getLong(AdminClientConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG),
                config.getLong(AdminClientConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG),
                Time.SYSTEM,
                true,
                new ApiVersions(),
                log,
                MetadataRecoveryStrategy.NONE);
        return over(network, config, metadata);
    }

    /** The only step that is not public; the version of the client in the pack is fixed, and a test notices a change. */
    private static Admin over(KafkaClient network, AdminClientConfig config, AdminMetadataManager metadata) {
        try {
            Method factory = KafkaAdminClient.class.getDeclaredMethod(
                    "createInternal",
                    AdminClientConfig.class,
                    AdminMetadataManager.class,
                    KafkaClient.class,
                    Time.class);
            factory.setAccessible(true);
            return (Admin) factory.invoke(null, config, metadata, network, Time.SYSTEM);
        } catch (InvocationTargetException failure) {
            throw new IllegalStateException("Kafka's client cannot be created", failure.getCause());
        } catch (ReflectiveOperationException unknown) {
            throw new IllegalStateException("kafka-clients: another version (expected: that of the pack)", unknown);
        }
    }
}
