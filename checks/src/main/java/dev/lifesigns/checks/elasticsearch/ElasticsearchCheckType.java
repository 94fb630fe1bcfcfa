/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.elasticsearch;

import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.OptionMapping;
import dev.lifesigns.checks.internal.ServerOptions;
import dev.lifesigns.checks.internal.TlsOptions;
import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.checks.spi.OptionValues;
import java.util.List;
import java.util.Map;

/** {@code type: elasticsearch}, for OpenSearch as well. */
public final class ElasticsearchCheckType implements CheckType {
    static final Option<String> URL = Option.text(
                    "url", "URL of any node, http or https: https://search:9200; of OpenSearch as well.")
            .required();
    static final Option<String> USERNAME = Option.text("username", "The user, who may monitor the cluster.");
    static final Option<String> PASSWORD = Option.secret("password", "The password of the user.");
    static final Option<String> API_KEY =
            Option.secret("apiKey", "The API key as Elasticsearch encodes it, instead of a user.");
    static final Option<Boolean> ALLOW_YELLOW = Option.flag(
                    "allowYellow", "Whether yellow is up, as a cluster of one node always is.")
            .withDefault(false);
    static final Option<Integer> MIN_NODES = Option.integer("minNodes", "Degraded if the cluster has fewer nodes.");

    @Override
    public String name() {
        return "elasticsearch";
    }

    @Override
    public String summary() {
        return "A cluster of Elasticsearch or OpenSearch is green; yellow is degraded, and red is down.";
    }

    @Override
    public List<Option<?>> options() {
        return TlsOptions.between(List.of(URL, USERNAME, PASSWORD, API_KEY, ALLOW_YELLOW, MIN_NODES), List.of());
    }

    @Override
    public Map<Option<?>, String> warnings(OptionValues values) {
        return TlsOptions.warnings(values);
    }

    @Override
    public HealthCheck create(OptionValues values) {
        ElasticsearchCheck.Builder builder =
                OptionMapping.build(URL, () -> ElasticsearchCheck.builder(values.get(URL)));
        ServerOptions.credentials(values, USERNAME, PASSWORD, builder::credentials);
        OptionMapping.apply(values, API_KEY, builder::apiKey);
        if (values.get(ALLOW_YELLOW)) {
            builder.allowYellow();
        }
        OptionMapping.apply(values, MIN_NODES, builder::minNodes);
        return builder.tls(ServerOptions.tls(values, builder.isTls(), "an https URL"))
                .build();
    }
}
