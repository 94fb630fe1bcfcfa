/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.http;

import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.OptionMapping;
import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.InvalidOptionException;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.checks.spi.OptionValues;
import java.nio.file.Path;
import java.util.List;

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
    static final Option<String> TRUST_FILE =
            Option.text("trustFile", "A file of PEM certificates to trust instead of the JVM's.");

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
        return List.of(URL, METHOD, EXPECT, HEADERS, AUTHORIZATION, FALLBACK, TRUST_FILE);
    }

    @Override
    public HealthCheck create(OptionValues values) {
        HttpCheck.Builder builder = OptionMapping.build(URL, () -> HttpCheck.builder(values.get(URL)));
        OptionMapping.apply(values, METHOD, builder::method);
        OptionMapping.apply(values, EXPECT, builder::expect);
        OptionMapping.apply(values, HEADERS, headers -> headers.forEach(header -> setHeader(builder, header)));
        OptionMapping.apply(values, AUTHORIZATION, builder::authorization);
        OptionMapping.apply(values, FALLBACK, builder::fallback);
        OptionMapping.apply(values, TRUST_FILE, file -> builder.trustFile(Path.of(file)));
        return OptionMapping.build(TRUST_FILE, builder::build);
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
