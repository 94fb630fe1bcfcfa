/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifesigns.CheckResult;
import dev.lifesigns.checks.fixture.GivenOptions;
import dev.lifesigns.checks.internal.ServerOptions;
import dev.lifesigns.checks.internal.TlsOptions;
import dev.lifesigns.checks.spi.Option;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What a configuration of a MongoDB check may say, and how answers are judged that the imitation does not give. */
class MongodbOptionsTest {
    @Test
    void uriIsRefusedWithoutRepeatingIt() {
        refused(
                "mongodb+srv://user:hunter2@cluster",
                MongodbCheckType.URI,
                "uri: another scheme (expected: mongodb://host:port)");
        refused(
                "mongodb://user:hunt%er2@host",
                MongodbCheckType.URI, "uri: malformed (expected: mongodb://host:port, with %25 for a percent sign)");
        refused("mongodb://host/?tls=true", MongodbCheckType.URI, "uri: sets tls (expected: the key tls)");
    }

    @Test
    void oldestVersionOfTlsIsNotForThisClient() {
        assertThatThrownBy(() -> new MongodbCheckType()
                        .create(options("mongodb://host")
                                .with(ServerOptions.TLS, true)
                                .with(TlsOptions.MIN_TLS_VERSION, "TLSv1.3")))
                .hasMessage("minTlsVersion: set (expected: not for type mongodb)");
    }

    @Test
    void secondaryIsUpIfItKnowsAPrimaryOrNoneIsDemanded() {
        Document alone = new Document("isWritablePrimary", false).append("setName", "orders");
        assertThat(new Hello(false).judge(alone).error()).isNull();
        CheckResult without = new Hello(true).judge(alone);
        assertThat(without.message()).isEqualTo("primary: none (expected: one that the server knows)");
        assertThat(without.details()).containsEntry("replica_set", "orders").containsEntry("writable", false);
        assertThat(new Hello(true).judge(alone.append("primary", "m1:27017")).error())
                .isNull();
    }

    private static void refused(String uri, Option<?> at, String message) {
        assertThatThrownBy(() -> new MongodbCheckType().create(options(uri)))
                .hasMessage(message)
                .hasFieldOrPropertyWithValue("option", at);
    }

    private static GivenOptions options(String uri) {
        return new GivenOptions().with(MongodbCheckType.URI, uri);
    }
}
