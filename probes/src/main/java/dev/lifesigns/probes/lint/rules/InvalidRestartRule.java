/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.lint.Fix;
import dev.lifesigns.probes.manifest.Container;
import dev.lifesigns.probes.manifest.MapValue;
import dev.lifesigns.probes.manifest.MapValue.Entry;
import dev.lifesigns.probes.manifest.ScalarValue;
import dev.lifesigns.text.Suggestions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Fields about the restart of a container that the API server rejects. */
final class InvalidRestartRule implements Rule {
    private static final List<String> NAMES = List.of(RestartRules.RULES, RestartRules.POLICY);
    private static final List<String> POLICIES = List.of("Always", "OnFailure", "Never");
    private static final Set<String> RULE = Set.of("action", "exitCodes");
    private static final List<String> ACTIONS = List.of("Restart", "RestartAllContainers");
    private static final Set<String> CODES = Set.of("operator", "values");
    private static final List<String> OPERATORS = List.of("In", "NotIn");

    @Override
    public String id() {
        return "invalid-restart-rule";
    }

    @Override
    public boolean concerns(Container.Role role) {
        return true;
    }

    @Override
    public void check(Target target, Findings findings) {
        Container container = target.container();
        MapValue node = container.node();
        String path = container.path();
        node.entries().values().stream()
                .filter(entry -> !ApiFields.CONTAINER.contains(entry.key())
                        && !entry.value().isNull())
                .forEach(entry -> Suggestions.typoOf(entry.key(), NAMES)
                        .ifPresent(name -> unknown("a container", node, path, entry, Optional.of(name), findings)));
        checkValue(node, RestartRules.POLICY, RestartRules.POLICY, path, POLICIES, findings);
        node.entry(RestartRules.RULES)
                .filter(entry -> entry.value().asMap().isPresent())
                .ifPresent(entry -> findings.add(
                        entry.position(),
                        RestartRules.RULES + " is " + entry.value().noun() + " (expected: a list)",
                        findings.rejection(),
                        new Fix(path + "." + RestartRules.RULES, "[" + FlowYaml.of(entry.value()) + "]")));
        List<MapValue> rules = node.maps(RestartRules.RULES);
        for (int i = 0; i < rules.size(); i++) {
            String name = RestartRules.RULES + "[" + i + "]";
            checkRule(rules.get(i), name, path + "." + name, findings);
        }
        if (!rules.isEmpty() && !node.has(RestartRules.POLICY)) {
            String ofPod = target.template().spec().text(RestartRules.POLICY).orElse(POLICIES.get(0));
            findings.add(
                    node.positionOf(RestartRules.RULES),
                    "restartPolicyRules without a restartPolicy of the container",
                    findings.rejection() + " The fix repeats the one of the pod.",
                    new Fix(path + "." + RestartRules.POLICY, ofPod));
        }
    }

    private static void checkRule(MapValue rule, String name, String path, Findings findings) {
        checkFields(rule, name, path, RULE, findings);
        checkValue(rule, "action", name + ".action", path, ACTIONS, findings);
        rule.map("exitCodes").ifPresent(codes -> {
            checkFields(codes, name + ".exitCodes", path + ".exitCodes", CODES, findings);
            checkValue(codes, "operator", name + ".exitCodes.operator", path + ".exitCodes", OPERATORS, findings);
        });
    }

    private static void checkFields(MapValue map, String name, String path, Set<String> known, Findings findings) {
        map.entries().values().stream()
                .filter(entry -> !known.contains(entry.key()))
                .forEach(entry -> unknown(name, map, path, entry, Suggestions.nearest(entry.key(), known), findings));
    }

    private static void unknown(
            String name, MapValue map, String path, Entry entry, Optional<String> meant, Findings findings) {
        findings.add(
                entry.position(),
                name + " has no field '" + entry.key() + "'"
                        + meant.map(Suggestions::sentence).orElse(""),
                "kubectl rejects the manifest; tools that skip validation leave the field out.",
                meant.filter(field -> !map.has(field))
                        .map(field -> List.of(
                                new Fix(path + "." + entry.key(), ""),
                                new Fix(path + "." + field, FlowYaml.of(entry.value()))))
                        .orElse(List.of()));
    }

    private static void checkValue(
            MapValue map, String field, String name, String path, List<String> known, Findings findings) {
        Optional<ScalarValue> value = map.scalar(field).filter(each -> !each.isPlaceholder());
        if (value.isEmpty() || known.contains(value.get().text())) {
            return;
        }
        findings.add(
                map.positionOf(field),
                name + " is '" + value.get().text() + "' (expected: one of " + String.join(", ", known) + ")",
                findings.rejection(),
                known.stream()
                        .filter(each -> each.equalsIgnoreCase(value.get().text()))
                        .map(each -> new Fix(path + "." + field, each))
                        .toList());
    }
}
