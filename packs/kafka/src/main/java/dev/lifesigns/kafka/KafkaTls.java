/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kafka;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.checks.internal.TlsClient;
import java.security.KeyStore;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import org.apache.kafka.common.security.auth.SslEngineFactory;
import org.jspecify.annotations.Nullable;

/** Connects Kafka's client with TLS as all checks do. Created by Kafka. */
public final class KafkaTls implements SslEngineFactory {
    /** The setting with the {@link TlsClient}. */
    static final String CLIENT = "lifesigns.tls";

    private @Nullable TlsClient client;

    /** For Kafka. */
    public KafkaTls() {}

    @Override
    public void configure(Map<String, ?> settings) {
        client = (TlsClient) settings.get(CLIENT);
    }

    @Override
    public SSLEngine createClientSslEngine(String host, int port, String endpointIdentification) {
        return requireNonNull(client, "KafkaTls.createClientSslEngine: client is null")
                .engine(host, port);
    }

    @Override
    public SSLEngine createServerSslEngine(String host, int port) {
        throw new UnsupportedOperationException("KafkaTls: for clients only");
    }

    @Override
    public boolean shouldBeRebuilt(Map<String, Object> settings) {
        return false;
    }

    @Override
    public Set<String> reconfigurableConfigs() {
        return Set.of();
    }

    @Override
    public @Nullable KeyStore keystore() {
        return null;
    }

    @Override
    public @Nullable KeyStore truststore() {
        return null;
    }

    @Override
    public void close() {
        client = null;
    }
}
