/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.Option;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class BuiltInCheckTypesTest {
    private final List<CheckType> types = ServiceLoader.load(CheckType.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    @Test
    void everyTypeIsFoundOnceByItsName() {
        assertThat(types)
                .extracting(CheckType::name)
                .containsExactlyInAnyOrder(
                        "consul",
                        "deadlock",
                        "descriptors",
                        "disk",
                        "dns",
                        "elasticsearch",
                        "etcd",
                        "exec",
                        "file",
                        "grpc",
                        "http",
                        "jdbc",
                        "ldap",
                        "load",
                        "memcached",
                        "memory",
                        "mqtt",
                        "nats",
                        "ntp",
                        "pressure",
                        "process",
                        "redis",
                        "s3",
                        "smtp",
                        "systemd",
                        "tcp",
                        "tls",
                        "vault",
                        "websocket",
                        "zookeeper");
    }

    @Test
    void everyTypeAndOptionIsDescribedForTheReference() {
        for (CheckType type : types) {
            assertThat(type.summary()).as(type.name()).endsWith(".");
            assertThat(type.options()).extracting(Option::name).as(type.name()).doesNotHaveDuplicates();
            assertThat(type.options()).as(type.name()).allSatisfy(option -> {
                assertThat(option.name()).matches("[a-z][a-zA-Z0-9]*");
                assertThat(option.description()).endsWith(".");
            });
        }
    }
}
