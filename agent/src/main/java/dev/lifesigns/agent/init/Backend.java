/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.init;

import dev.lifesigns.agent.config.Packs;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The services that are known by their image, by the scheme of a URL, or by a word in the name of a setting. This is the
 * only place to extend: a check type with the options {@code host} and {@code port} needs its name in place of {@code tcp}.
 */
enum Backend {
    POSTGRESQL("PostgreSQL", "jdbc", 5432, "postgres postgresql postgis timescaledb pgvector", "postgres postgresql"),
    MARIADB("MariaDB", "jdbc", 3306, "mariadb", "mariadb"),
    MYSQL("MySQL", "jdbc", 3306, "mysql mysql-server percona", "mysql"),
    REDIS("Redis", "redis", 6379, "redis redis-stack redis-stack-server keydb dragonfly", "redis rediss"),
    VALKEY("Valkey", "redis", 6379, "valkey", "valkey valkeys"),
    KAFKA("Kafka", "tcp", 9092, "kafka cp-kafka redpanda", ""),
    RABBITMQ("RabbitMQ", "tcp", 5672, "rabbitmq", "amqp"),
    RABBITMQ_TLS("RabbitMQ", "tcp", 5671, "", "amqps"),
    ARTEMIS("Artemis", "tcp", 61616, "activemq-artemis artemis activemq", ""),
    NATS("NATS", "nats", 4222, "nats", "nats"),
    MQTT("MQTT", "mqtt", 1883, "eclipse-mosquitto mosquitto mqtt", "mqtt"),
    MONGODB("MongoDB", "tcp", 27017, "mongo mongodb", "mongodb"),
    CASSANDRA("Cassandra", "tcp", 9042, "cassandra", ""),
    ELASTICSEARCH("Elasticsearch", "elasticsearch", 9200, "elasticsearch", ""),
    OPENSEARCH("OpenSearch", "elasticsearch", 9200, "opensearch", ""),
    MEMCACHED("Memcached", "memcached", 11211, "memcached", ""),
    SMTP("SMTP", "smtp", 25, "mail smtp", "smtp"),
    LDAP("LDAP", "ldap", 389, "openldap ldap", "ldap"),
    LDAP_TLS("LDAP", "ldap", 636, "", "ldaps"),
    ETCD("etcd", "etcd", 2379, "etcd", ""),
    ZOOKEEPER("ZooKeeper", "zookeeper", 2181, "zookeeper cp-zookeeper", ""),
    CONSUL("Consul", "consul", 8500, "consul", ""),
    VAULT("Vault", "vault", 8200, "vault openbao", ""),
    MINIO("MinIO", "tcp", 9000, "minio", ""),
    ORACLE("Oracle Database", "tcp", 1521, "oracle-xe oracle-free", "oracle"),
    SQL_SERVER("SQL Server", "tcp", 1433, "mssql-server", "sqlserver");

    private final String label;
    private final String type;
    private final int port;
    private final List<String> words;
    private final List<String> schemes;

    Backend(String label, String type, int port, String words, String schemes) {
        this.label = label;
        this.type = type;
        this.port = port;
        this.words = List.of(words.split(" ", -1));
        this.schemes = List.of(schemes.split(" ", -1));
    }

    static Optional<Backend> ofImage(String name) {
        return find(backend -> !name.isEmpty() && backend.words.contains(name));
    }

    static Optional<Backend> ofScheme(String scheme) {
        return find(backend -> !scheme.isEmpty() && backend.schemes.contains(scheme));
    }

    /** The one whose word the start of a setting's name ends with: {@code springdataredis}. */
    static Optional<Backend> ofSetting(String start) {
        return find(backend -> backend.words.stream().anyMatch(word -> !word.isEmpty() && start.endsWith(word)));
    }

    private static Optional<Backend> find(Predicate<Backend> accepted) {
        return Arrays.stream(values()).filter(accepted).findFirst();
    }

    String label() {
        return label;
    }

    String type() {
        return type;
    }

    int port() {
        return port;
    }

    /** The type that is not built in. */
    String packedType() {
        return label.toLowerCase(Locale.ROOT);
    }

    /** The file that brings that type; empty if there is none. */
    Optional<String> pack() {
        return Packs.fileOf(packedType());
    }

    /** The bundled driver; that of MariaDB is for MySQL as well. */
    String jdbcScheme() {
        return this == POSTGRESQL ? "jdbc:postgresql" : "jdbc:mariadb";
    }
}
