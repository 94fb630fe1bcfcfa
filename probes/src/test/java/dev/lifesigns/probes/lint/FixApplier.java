/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint;

import dev.lifesigns.probes.ManifestSource;
import dev.lifesigns.probes.manifest.KubernetesObject;
import dev.lifesigns.probes.manifest.ListValue;
import dev.lifesigns.probes.manifest.ManifestReader;
import dev.lifesigns.probes.manifest.MapValue;
import dev.lifesigns.probes.manifest.ScalarValue;
import dev.lifesigns.probes.manifest.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

/** Does what fixes say, as a program would. */
final class FixApplier {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private FixApplier() {}

    /** The file as JSON, with the fixes applied to the object that each finding is about. */
    static String apply(String text, List<Finding> findings) {
        return ManifestReader.read(new ManifestSource("fixed", text)).objects().stream()
                .map(object -> JSON.writeValueAsString(apply(object, findings)))
                .collect(Collectors.joining("\n---\n"));
    }

    private static Object apply(KubernetesObject object, List<Finding> findings) {
        Object root = plain(object.root());
        findings.stream()
                .filter(finding -> (finding.subject() + ",").startsWith(object.kind() + " " + object.name() + ","))
                .flatMap(finding -> finding.fixes().stream())
                .forEach(fix -> apply(root, fix));
        return root;
    }

    @SuppressWarnings("unchecked") // plain() makes maps of this type only
    private static void apply(Object root, Fix fix) {
        List<Object> steps = steps(fix.path());
        Object at = root;
        for (Object step : steps.subList(0, steps.size() - 1)) {
            at = step instanceof Integer index
                    ? ((List<Object>) at).get(index)
                    : ((Map<String, Object>) at).computeIfAbsent((String) step, key -> new LinkedHashMap<>());
        }
        String last = (String) steps.get(steps.size() - 1);
        if (fix.removes()) {
            ((Map<String, Object>) at).remove(last);
        } else {
            Object value = new Load(LoadSettings.builder().build()).loadFromString(fix.value());
            ((Map<String, Object>) at).put(last, value);
        }
    }

    private static List<Object> steps(String path) {
        List<Object> steps = new ArrayList<>();
        for (String part : path.split("[.\\[]", -1)) {
            if (part.endsWith("]")) {
                steps.add(Integer.valueOf(part.substring(0, part.length() - 1)));
            } else {
                steps.add(part);
            }
        }
        return steps;
    }

    private static Object plain(Value value) {
        if (value instanceof MapValue map) {
            Map<String, Object> plain = new LinkedHashMap<>();
            map.entries().forEach((key, entry) -> plain.put(key, plain(entry.value())));
            return plain;
        }
        if (value instanceof ListValue list) {
            return list.items().stream().map(FixApplier::plain).collect(Collectors.toCollection(ArrayList::new));
        }
        ScalarValue scalar = (ScalarValue) value;
        return switch (scalar.type()) {
            case INTEGER -> new BigInteger(scalar.text());
            case FRACTION -> new BigDecimal(scalar.text());
            case BOOLEAN -> Boolean.valueOf(scalar.text());
            case TEXT -> scalar.text();
            case NULL -> null;
        };
    }
}
