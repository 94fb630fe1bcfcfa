/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.grpc;

import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.OptionMapping;
import dev.lifesigns.checks.internal.ServerOptions;
import dev.lifesigns.checks.internal.TlsOptions;
import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.checks.spi.OptionValues;
import java.util.List;
import java.util.Map;

/** {@code type: grpc}. */
public final class GrpcCheckType implements CheckType {
    static final Option<Integer> PORT =
            Option.integer("port", "Port of the server.").required();
    static final Option<String> SERVICE =
            Option.text("service", "The service to ask for, such as shop.Stock; by default the server as a whole.");
    static final Option<String> AUTHORIZATION =
            Option.secret("authorization", "The metadata authorization, such as 'Bearer …'.");

    @Override
    public String name() {
        return "grpc";
    }

    @Override
    public String summary() {
        return "A server of gRPC, or one of its services, says that it is serving.";
    }

    @Override
    public List<Option<?>> options() {
        return ServerOptions.with(PORT, SERVICE, AUTHORIZATION, ServerOptions.TLS);
    }

    @Override
    public Map<Option<?>, String> warnings(OptionValues values) {
        return TlsOptions.warnings(values);
    }

    @Override
    public HealthCheck create(OptionValues values) {
        GrpcCheck.Builder builder = ServerOptions.builder(values, PORT, GrpcCheck::builder);
        OptionMapping.apply(values, SERVICE, builder::service);
        OptionMapping.apply(values, AUTHORIZATION, builder::authorization);
        builder.tls(ServerOptions.tls(values, values.get(ServerOptions.TLS), "tls: true"));
        return OptionMapping.build(
                values.find(AUTHORIZATION) == null ? ServerOptions.HOST : AUTHORIZATION, builder::build);
    }
}
