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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** {@code type: http}. */
public final class HttpCheckType implements CheckType {
    static final Option<String> URL = Option.text(
                    "url", "URL to request, http or https; user-info is sent as basic credentials.")
            .required();
    static final Option<String> METHOD = Option.text(
                    "method",
                    "GET, HEAD, OPTIONS, or POST for an endpoint that responds to nothing else and has no effect.")
            .withDefault("GET");
    static final Option<String> BODY =
            Option.text("body", "The body of a POST; for its type, set the header Content-Type.");
    static final Option<List<String>> EXPECT = Option.list(
                    "expect", "Status codes that count as up, such as 204, 3xx or 200-204.")
            .withDefault(List.of("2xx"));
    static final Option<String> BODY_CONTAINS =
            Option.text("bodyContains", "A text that the first 64 KiB of the response must contain.");
    static final Option<String> BODY_MATCHES =
            Option.text("bodyMatches", "A regular expression that must be found in the first 64 KiB of the response.");
    static final Option<List<String>> BODY_JSON = Option.list(
            "bodyJson",
            "Comparisons that a JSON response must fulfill, such as '$.status == \"ok\"' or '$.queues[0].depth < 100'.");
    static final Option<Duration> DEGRADED_AFTER =
            Option.duration("degradedAfter", "A good response that takes longer is degraded.");
    static final Option<Map<String, String>> HEADERS =
            Option.map("headers", "Headers to send, such as '{X-Api-Key: \"${file:/run/secrets/key}\"}'.");
    static final Option<String> AUTHORIZATION =
            Option.secret("authorization", "The Authorization header, such as 'Bearer …'.");
    static final Option<String> FALLBACK = Option.text(
            "fallback", "What is used while the endpoint fails; a failure then only degrades, with this message.");

    static final Option<Boolean> ALL_ADDRESSES =
            Option.flag("allAddresses", "Every address of the host must respond, instead of the first that accepts.");
    static final Option<Boolean> HTTP2 = Option.flag(
            "http2", "Speak HTTP/2 instead of HTTP/1.1; a server that does not is down, and no redirect is followed.");
    static final Option<String> PROXY = Option.text(
            "proxy",
            "A proxy, http://host:port; user-info is sent to it as basic credentials. By default none is used.");

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
        return TlsOptions.between(
                List.of(
                        URL,
                        METHOD,
                        BODY,
                        EXPECT,
                        BODY_CONTAINS,
                        BODY_MATCHES,
                        BODY_JSON,
                        DEGRADED_AFTER,
                        HEADERS,
                        AUTHORIZATION,
                        FALLBACK,
                        ALL_ADDRESSES,
                        HTTP2,
                        PROXY),
                List.of());
    }

    @Override
    public HealthCheck create(OptionValues values) {
        HttpCheck.Builder builder = OptionMapping.build(URL, () -> HttpCheck.builder(values.get(URL)));
        OptionMapping.apply(values, METHOD, builder::method);
        OptionMapping.apply(values, EXPECT, builder::expect);
        OptionMapping.apply(values, BODY, builder::body);
        OptionMapping.apply(values, BODY_CONTAINS, builder::bodyContains);
        OptionMapping.apply(values, BODY_MATCHES, builder::bodyMatches);
        OptionMapping.apply(values, BODY_JSON, builder::bodyJson);
        OptionMapping.apply(values, DEGRADED_AFTER, limit -> degradedAfter(builder, limit, values.timeout()));
        OptionMapping.apply(values, HEADERS, headers -> setHeaders(builder, headers, values));
        OptionMapping.apply(values, AUTHORIZATION, builder::authorization);
        OptionMapping.apply(values, FALLBACK, builder::fallback);
        if (Boolean.TRUE.equals(values.find(ALL_ADDRESSES))) {
            builder.allAddresses();
        }
        if (Boolean.TRUE.equals(values.find(HTTP2))) {
            builder.http2();
        }
        OptionMapping.apply(values, PROXY, builder::proxy);
        applyTls(values, builder);
        return OptionMapping.build(partner(values), builder::build);
    }

    /** Sets what the options of TLS say, which need an https URL. */
    static void applyTls(OptionValues values, HttpCheck.Builder builder) {
        if (!builder.isTls()) {
            TlsOptions.requireNone(values, "an https URL");
        }
        TlsOptions.apply(values, builder.tls());
        builder.certificateDays(TlsOptions.certificateDays(values));
    }

    @Override
    public Map<Option<?>, String> warnings(OptionValues values) {
        return TlsOptions.warnings(values);
    }

    /** The option at which the builder refuses a combination. */
    private static Option<?> partner(OptionValues values) {
        if (Boolean.TRUE.equals(values.find(ALL_ADDRESSES)) && values.find(PROXY) != null) {
            return ALL_ADDRESSES;
        }
        if (Boolean.TRUE.equals(values.find(HTTP2)) && values.find(PROXY) != null) {
            return HTTP2;
        }
        return values.find(BODY) == null ? METHOD : BODY;
    }

    private static void degradedAfter(HttpCheck.Builder builder, Duration limit, Duration timeout) {
        if (limit.compareTo(timeout) >= 0) {
            throw new InvalidOptionException(
                    DEGRADED_AFTER, "degradedAfter: " + limit + " (expected: < timeout " + timeout + ")");
        }
        builder.degradedAfter(limit);
    }

    private static void setHeaders(HttpCheck.Builder builder, Map<String, String> headers, OptionValues values) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> {
            builder.header(name, value);
            if (!names.add(name)) {
                throw new InvalidOptionException(HEADERS, "header " + name + ": set twice (expected: once)");
            }
        });
        if (names.contains(AUTHORIZATION.name()) && values.find(AUTHORIZATION) != null) {
            throw new InvalidOptionException(
                    AUTHORIZATION, "authorization: set with the header Authorization (expected: one of them)");
        }
    }
}
