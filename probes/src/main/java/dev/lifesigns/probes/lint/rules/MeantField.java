/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.lint.rules.ApiFields.Holder;
import dev.lifesigns.probes.lint.rules.ApiFields.Type;
import dev.lifesigns.probes.manifest.DeclaredProbe;
import dev.lifesigns.probes.manifest.ScalarValue;
import dev.lifesigns.probes.manifest.Value;
import dev.lifesigns.text.Suggestions;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an unknown field of a probe means: a misspelled name, a name from another tool, or a field in the wrong place. */
final class MeantField {
    /* Of Docker, Compose, Consul and others; without case, dashes and underscores. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("interval", "periodSeconds"),
            Map.entry("frequency", "periodSeconds"),
            Map.entry("retries", "failureThreshold"),
            Map.entry("threshold", "failureThreshold"),
            Map.entry("unhealthythreshold", "failureThreshold"),
            Map.entry("healthythreshold", "successThreshold"),
            Map.entry("delay", "initialDelaySeconds"),
            Map.entry("startperiod", "initialDelaySeconds"),
            Map.entry("http", "httpGet"),
            Map.entry("tcp", "tcpSocket"));
    /* The handler that has the field, and no other. */
    private static final Map<String, String> HANDLER = Map.of(
            "path", "httpGet", "scheme", "httpGet", "httpHeaders", "httpGet", "command", "exec", "service", "grpc");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})\\s*(ms|s|m)?");

    private MeantField() {}

    /** Its path from the object's root; empty if none is likely, or if that field is taken. */
    static Optional<String> of(DeclaredProbe probe, Holder holder, String key) {
        for (Holder other : ApiFields.holders(probe)) {
            if (!other.path().equals(holder.path()) && other.known().containsKey(key)) {
                return free(other, key);
            }
        }
        if (ApiFields.HANDLERS.stream().noneMatch(probe.node()::has)) {
            Optional<String> handler = handlerOf(probe, key);
            if (handler.isPresent()) {
                return handler.map(name -> probe.path(name) + "." + key);
            }
        }
        String bare = key.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
        return Optional.ofNullable(ELSEWHERE.get(bare))
                .filter(holder.known()::containsKey)
                .or(() -> Suggestions.nearest(key, holder.known().keySet()))
                .flatMap(name -> free(holder, name));
    }

    /** Whether an unknown field of the probe is a handler by another name, or belongs into one. */
    static boolean isHandlerMeant(DeclaredProbe probe) {
        Holder holder = ApiFields.holders(probe).get(0);
        return probe.node().entries().keySet().stream()
                .filter(key -> !holder.known().containsKey(key))
                .flatMap(key -> of(probe, holder, key).stream())
                .anyMatch(path -> ApiFields.HANDLERS.stream()
                        .anyMatch(handler -> (path + ".").startsWith(probe.path(handler) + ".")));
    }

    /** The handler that was left out around the field; a port could belong to several unless there is a path as well. */
    private static Optional<String> handlerOf(DeclaredProbe probe, String key) {
        boolean ofHttp = key.equals("port") && probe.node().has("path");
        return Optional.ofNullable(ofHttp ? "httpGet" : HANDLER.get(key));
    }

    private static Optional<String> free(Holder holder, String name) {
        return holder.node().has(name) ? Optional.empty() : Optional.of(holder.path() + "." + name);
    }

    /** The value as that field takes it: 3 for {@code 3s}, in whole seconds; empty if it cannot be such a value. */
    static Optional<String> value(String path, Value value) {
        Type type = ApiFields.PROBE.get(path.substring(path.lastIndexOf('.') + 1));
        if (type != Type.INTEGER) {
            return type == Type.MAP && value.asMap().isEmpty() ? Optional.empty() : Optional.of(FlowYaml.of(value));
        }
        Optional<ScalarValue> scalar = value.asScalar();
        Matcher duration =
                DURATION.matcher(scalar.map(ScalarValue::text).orElse("").strip());
        return duration.matches()
                ? Optional.of(Long.toString(seconds(Long.parseLong(duration.group(1)), duration.group(2))))
                : scalar.filter(each -> each.type() == ScalarValue.Type.INTEGER).map(ScalarValue::text);
    }

    private static long seconds(long number, @Nullable String unit) {
        if ("ms".equals(unit)) {
            return Math.max(1, (number + 999) / 1_000);
        }
        return "m".equals(unit) ? number * 60 : number;
    }
}
