/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.etcd;

import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.OptionMapping;
import dev.lifesigns.checks.internal.ServerOptions;
import dev.lifesigns.checks.internal.TlsOptions;
import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.checks.spi.OptionValues;
import java.util.List;
import java.util.Map;

/** {@code type: etcd}. */
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
        return "A member of etcd is healthy: it has a leader, reads with a quorum, and has no alarm; NOSPACE is degraded.";
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
        EtcdCheck.Builder builder = OptionMapping.build(URL, () -> EtcdCheck.builder(values.get(URL)));
        if (values.get(SERIALIZABLE)) {
            builder.serializable();
        }
        return builder.tls(ServerOptions.tls(values, builder.isTls(), "an https URL"))
                .build();
    }
}
