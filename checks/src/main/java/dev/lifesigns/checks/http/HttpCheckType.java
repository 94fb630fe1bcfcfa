/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.http;

import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.OptionMapping;
import dev.lifesigns.checks.internal.TlsOptions;
import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.InvalidOptionException;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.checks.spi.OptionValues;
import java.util.List;
import java.util.Map;

/** {@code type: http}. */
public final class HttpCheckType implements CheckType {
    static final Option<String> URL = Option.text(
                    "url", "URL to request, http or https; user-info is sent as basic credentials.")
            .required();
    static final Option<String> METHOD = Option.text("method", "GET or HEAD.").withDefault("GET");
    static final Option<List<String>> EXPECT = Option.list(
                    "expect", "Status codes that count as up, such as 204, 3xx or 200-204.")
            .withDefault(List.of("2xx"));
    static final Option<List<String>> HEADERS =
            Option.list("headers", "Headers to send, each as 'Name: value'. For credentials use authorization.");
    static final Option<String> AUTHORIZATION =
            Option.secret("authorization", "The Authorization header, such as 'Bearer …'.");
    static final Option<String> FALLBACK = Option.text(
            "fallback", "What is used while the endpoint fails; a failure then only degrades, with this message.");

    @Override
    public String name() {
        return "http";
    }

    @Override
    public String summary() {
        return "An HTTP endpoint answers as expected, completely and in time.";
    }

    @Override
    public List<Option<?>> options() {
        return TlsOptions.between(List.of(URL, METHOD, EXPECT, HEADERS, AUTHORIZATION, FALLBACK), List.of());
    }

    @Override
    public HealthCheck create(OptionValues values) {
        HttpCheck.Builder builder = OptionMapping.build(URL, () -> HttpCheck.builder(values.get(URL)));
        OptionMapping.apply(values, METHOD, builder::method);
        OptionMapping.apply(values, EXPECT, builder::expect);
        OptionMapping.apply(values, HEADERS, headers -> headers.forEach(header -> setHeader(builder, header)));
        OptionMapping.apply(values, AUTHORIZATION, builder::authorization);
        OptionMapping.apply(values, FALLBACK, builder::fallback);
        if (!builder.isTls()) {
            TlsOptions.requireNone(values, "an https URL");
        }
        TlsOptions.apply(values, builder.tls());
        return builder.certificateDays(TlsOptions.certificateDays(values)).build();
    }

    @Override
    public Map<Option<?>, String> warnings(OptionValues values) {
        return TlsOptions.warnings(values);
    }

    private static void setHeader(HttpCheck.Builder builder, String header) {
        int colon = header.indexOf(':');
        if (colon < 1) {
            throw new InvalidOptionException(HEADERS, "headers: one without a name (expected: 'Name: value')");
        }
        builder.header(
                header.substring(0, colon).strip(), header.substring(colon + 1).strip());
    }
}
