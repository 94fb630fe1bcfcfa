/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.ProbeKind;
import dev.lifesigns.probes.lint.Fix;
import dev.lifesigns.probes.lint.rules.ApiFields.Holder;
import dev.lifesigns.probes.lint.rules.ApiFields.Type;
import dev.lifesigns.probes.manifest.Container;
import dev.lifesigns.probes.manifest.ListValue;
import dev.lifesigns.probes.manifest.MapValue;
import dev.lifesigns.probes.manifest.MapValue.Entry;
import dev.lifesigns.probes.manifest.ScalarValue;
import dev.lifesigns.probes.manifest.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A value of a probe with the wrong type, such as a number in quotes. */
final class ProbeFieldType implements Rule {
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}\\.0*");
    private static final String LIFECYCLE = "lifecycle";
    /* The handlers of a hook with one field, which is often left out. */
    private static final Map<String, String> SHORTHANDS = Map.of("exec", "command", "sleep", "seconds");
    private static final String REFUSED = "The API server cannot decode the object and rejects it.";

    @Override
    public String id() {
        return "probe-field-type";
    }

    @Override
    public void check(Target target, Findings findings) {
        for (ProbeKind kind : ProbeKind.values()) {
            checkProbe(target, kind.field(), findings);
        }
        target.container().probesInOrder().stream()
                .flatMap(probe -> ApiFields.holders(probe).stream())
                .forEach(holder -> {
                    holder.node().entries().values().forEach(entry -> check(target, holder, entry, findings));
                    checkCommand(holder.node(), holder.name(), holder.path(), findings);
                    checkHeaders(holder, findings);
                });
        checkLifecycle(target.container(), findings);
    }

    private static void checkLifecycle(Container container, Findings findings) {
        MapValue node = container.node();
        node.entry(LIFECYCLE).ifPresent(entry -> checkMap(entry, LIFECYCLE, findings));
        for (String hook : List.of("postStart", "preStop")) {
            String name = LIFECYCLE + "." + hook;
            node.map(LIFECYCLE).flatMap(map -> map.entry(hook)).ifPresent(entry -> checkMap(entry, name, findings));
            node.map(LIFECYCLE, hook).ifPresent(map -> checkHook(map, name, container.path() + "." + name, findings));
        }
    }

    private static void checkHook(MapValue hook, String name, String path, Findings findings) {
        for (Entry handler : hook.entries().values()) {
            String shorthand = SHORTHANDS.get(handler.key());
            if (shorthand != null
                    && !fits(Type.MAP, handler.value())
                    && !handler.value().isNull()) {
                boolean meant = handler.key().equals("exec")
                        ? handler.value() instanceof ListValue
                        : fits(Type.INTEGER, handler.value());
                findings.add(
                        handler.position(),
                        name + "." + handler.key() + " is " + shown(handler.value()) + " (expected: a map with "
                                + shorthand + ")",
                        REFUSED,
                        meant
                                ? List.of(new Fix(
                                        path + "." + handler.key(),
                                        "{" + shorthand + ": " + FlowYaml.of(handler.value()) + "}"))
                                : List.of());
            }
        }
        hook.map("exec").ifPresent(exec -> checkCommand(exec, name + ".exec", path + ".exec", findings));
        hook.map("sleep")
                .ifPresent(sleep -> sleep.entry("seconds")
                        .filter(entry -> !fits(Type.INTEGER, entry.value()) && !isPlaceholder(entry.value()))
                        .ifPresent(entry -> findings.add(
                                entry.position(),
                                name + ".sleep.seconds is " + shown(entry.value()) + " (expected: "
                                        + Type.INTEGER.noun() + ")",
                                REFUSED,
                                fix(Type.INTEGER, entry.value()).stream()
                                        .map(text -> new Fix(path + ".sleep.seconds", text))
                                        .toList())));
    }

    /** Reports the first word of a command that is not text, as an unquoted number is not. */
    private static void checkCommand(MapValue exec, String name, String path, Findings findings) {
        List<Value> words = exec.list("command").map(ListValue::items).orElse(List.of());
        for (int i = 0; i < words.size(); i++) {
            Value word = words.get(i);
            if (!fits(Type.TEXT, word) && !word.isNull()) {
                boolean scalars =
                        words.stream().allMatch(each -> each.asScalar().isPresent());
                findings.add(
                        word.position(),
                        name + ".command[" + i + "] is " + shown(word) + " (expected: " + Type.TEXT.noun() + ")",
                        REFUSED,
                        scalars ? List.of(new Fix(path + ".command", quoted(words))) : List.of());
                return;
            }
        }
    }

    private static String quoted(List<Value> words) {
        return words.stream()
                .map(word -> FlowYaml.text(word.asScalar().orElseThrow().text()))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static void checkHeaders(Holder holder, Findings findings) {
        List<Value> headers =
                holder.node().list("httpHeaders").map(ListValue::items).orElse(List.of());
        for (int i = 0; i < headers.size(); i++) {
            String header = "httpHeaders[" + i + "].value";
            headers.get(i)
                    .asMap()
                    .flatMap(map -> map.scalar("value"))
                    .filter(value -> !fits(Type.TEXT, value))
                    .ifPresent(value -> findings.add(
                            value.position(),
                            holder.name() + "." + header + " is " + shown(value) + " (expected: " + Type.TEXT.noun()
                                    + ")",
                            REFUSED,
                            new Fix(holder.path() + "." + header, FlowYaml.text(value.text()))));
        }
    }

    private static void checkProbe(Target target, String field, Findings findings) {
        target.container().node().entry(field).ifPresent(entry -> checkMap(entry, field, findings));
    }

    private static void checkMap(Entry entry, String name, Findings findings) {
        if (!fits(Type.MAP, entry.value()) && !isPlaceholder(entry.value())) {
            findings.add(
                    entry.position(),
                    name + " is " + shown(entry.value()) + " (expected: " + Type.MAP.noun() + ")",
                    REFUSED);
        }
    }

    private static void check(Target target, Holder holder, Entry entry, Findings findings) {
        Type type = holder.known().get(entry.key());
        Value value = entry.value();
        if (type == null || value.isNull() || fits(type, value) || isPlaceholder(value)) {
            return;
        }
        findings.add(
                entry.position(),
                holder.name() + "." + entry.key() + " is " + shown(value) + " (expected: " + type.noun() + ")",
                REFUSED,
                fix(type, value)
                        .or(() -> numberOfPort(target, entry))
                        .map(text -> List.of(new Fix(holder.path() + "." + entry.key(), text)))
                        .orElse(List.of()));
    }

    /** A gRPC probe takes a port by its number only. */
    private static Optional<String> numberOfPort(Target target, Entry entry) {
        return entry.value()
                .asScalar()
                .filter(name -> entry.key().equals("port"))
                .flatMap(name -> target.container().port(name.text()))
                .filter(port -> port.number().isPresent())
                .map(port -> Integer.toString(port.number().getAsInt()));
    }

    private static boolean fits(Type type, Value value) {
        return switch (type) {
            case INTEGER -> isOf(value, ScalarValue.Type.INTEGER) || isWhole(value);
            case TEXT -> isOf(value, ScalarValue.Type.TEXT);
            case PORT -> isOf(value, ScalarValue.Type.INTEGER) || isOf(value, ScalarValue.Type.TEXT);
            case MAP -> value instanceof MapValue;
            case LIST -> value instanceof ListValue;
        };
    }

    private static boolean isOf(Value value, ScalarValue.Type type) {
        return value instanceof ScalarValue scalar && scalar.type() == type;
    }

    /** Whether it is a number such as 10.0, which reaches the API server as 10. */
    private static boolean isWhole(Value value) {
        return value instanceof ScalarValue scalar
                && scalar.type() == ScalarValue.Type.FRACTION
                && WHOLE.matcher(scalar.text()).matches();
    }

    private static boolean isPlaceholder(Value value) {
        return value instanceof ScalarValue scalar && scalar.isPlaceholder();
    }

    private static String shown(Value value) {
        return value instanceof ScalarValue scalar
                ? scalar.noun() + ", '" + scalar.text().strip() + "'"
                : value.noun();
    }

    private static Optional<String> fix(Type type, Value value) {
        if (!(value instanceof ScalarValue scalar)) {
            return Optional.empty();
        }
        return switch (type) {
            case INTEGER ->
                scalar.looksLikeInt().isPresent()
                        ? Optional.of(Integer.toString(scalar.looksLikeInt().getAsInt()))
                        : Optional.empty();
            case TEXT -> Optional.of("\"" + scalar.text() + "\"");
            case LIST -> Optional.of("[sh, -c, " + FlowYaml.text(scalar.text()) + "]");
            case PORT, MAP -> Optional.empty();
        };
    }
}
