/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.http;

import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.OptionMapping;
import dev.lifesigns.checks.internal.TlsOptions;
import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.checks.spi.OptionValues;
import java.util.List;
import java.util.Map;

/** {@code type: etcd}, which is an HTTP check of the words in which a member reports its health. */
public final class EtcdCheckType implements CheckType {
    static final Option<String> URL = Option.text(
                    "url", "URL of a member for clients or for metrics, http or https: http://etcd:2379.")
            .required();
    static final Option<Boolean> SERIALIZABLE = Option.flag(
                    "serializable",
                    "Whether the member's own data is enough, without a leader and a quorum; from etcd 3.5.1 on.")
            .withDefault(false);

    @Override
    public String name() {
        return "etcd";
    }

    @Override
    public String summary() {
        return "A member of etcd is healthy: it has a leader, reads with a quorum, and has no alarm.";
    }

    @Override
    public List<Option<?>> options() {
        return TlsOptions.between(List.of(URL, SERIALIZABLE), List.of());
    }

    @Override
    public Map<Option<?>, String> warnings(OptionValues values) {
        return TlsOptions.warnings(values);
    }

    @Override
    public HealthCheck create(OptionValues values) {
        String member = values.get(URL).replaceAll("/+$", "");
        String query = values.get(SERIALIZABLE) ? "?serializable=true" : "";
        HttpCheck.Builder builder = OptionMapping.build(URL, () -> HttpCheck.builder(member + "/health" + query));
        builder.bodyJson(List.of("$.health == \"true\""));
        HttpCheckType.applyTls(values, builder);
        return builder.build();
    }
}
