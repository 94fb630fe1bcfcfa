/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bridge;

import static java.lang.System.Logger.Level.WARNING;

import dev.lifesigns.CheckPolicy;
import dev.lifesigns.CheckScope;
import dev.lifesigns.Probes;
import java.lang.reflect.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Warns of a check that is part of liveness and depends on something that a restart cannot repair. */
final class LivenessAdvice {
    private static final System.Logger LOG = System.getLogger("dev.lifesigns.bridge");

    /** Packages of types that lead out of the process. */
    private static final List<String> CLIENTS = List.of(
            "java.net.",
            "java.sql.",
            "javax.sql.",
            "javax.naming.",
            "jakarta.jms.",
            "jakarta.mail.",
            "jakarta.persistence.",
            "jakarta.ws.rs.client.",
            "co.elastic.clients.",
            "com.couchbase.client.",
            "com.datastax.oss.driver.",
            "com.mongodb.",
            "com.rabbitmq.client.",
            "com.zaxxer.hikari.",
            "io.grpc.",
            "io.lettuce.core.",
            "io.nats.client.",
            "io.vertx.core.http.",
            "io.vertx.core.net.",
            "io.vertx.ext.mongo.",
            "io.vertx.ext.web.client.",
            "io.vertx.kafka.",
            "io.vertx.redis.",
            "io.vertx.sqlclient.",
            "okhttp3.",
            "org.apache.hc.client5.",
            "org.apache.http.",
            "org.apache.kafka.clients.",
            "org.eclipse.jetty.client.",
            "org.elasticsearch.client.",
            "org.hibernate.",
            "org.jdbi.",
            "org.jooq.",
            "org.neo4j.driver.",
            "org.opensearch.client.",
            "org.springframework.amqp.",
            "org.springframework.data.",
            "org.springframework.jdbc.",
            "org.springframework.jms.",
            "org.springframework.kafka.",
            "org.springframework.ldap.",
            "org.springframework.mail.",
            "org.springframework.web.client.",
            "org.springframework.web.reactive.function.client.",
            "redis.clients.jedis.",
            "software.amazon.awssdk.services.");

    private LivenessAdvice() {}

    /** Logs a warning if there is a reason to. */
    static void log(String foreignName, CheckPolicy policy, ForeignCheck<?> check) {
        String reason = inLiveness(policy) ? reason(policy.scope(), check) : null;
        if (reason != null) {
            LOG.log(
                    WARNING,
                    "check ''{0}'': part of liveness, and it {1} (expected: part of readiness, or scope process). If that"
                            + " dependency fails, every replica restarts, which fixes nothing",
                    ForeignNames.printable(foreignName),
                    reason);
        }
    }

    static boolean inLiveness(CheckPolicy policy) {
        return policy.probes().contains(Probes.LIVENESS);
    }

    private static @Nullable String reason(@Nullable CheckScope scope, ForeignCheck<?> check) {
        if (scope != null) {
            return scope == CheckScope.PROCESS ? null : "has the scope " + scope.wireName();
        }
        Class<?> type = check.type();
        String client = type == null ? null : client(type);
        return client == null ? null : "keeps a " + client;
    }

    /** The first field of such a type, inherited ones included. */
    private static @Nullable String client(Class<?> type) {
        try {
            for (Class<?> each = type; each != null; each = each.getSuperclass()) {
                for (Field field : each.getDeclaredFields()) {
                    String name = field.getType().getName();
                    if (CLIENTS.stream().anyMatch(name::startsWith)) {
                        return name;
                    }
                }
            }
            return null;
        } catch (LinkageError incomplete) {
            // The type of a field is optional and not there; the check itself may do without it.
            return null;
        }
    }
}
