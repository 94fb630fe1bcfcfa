/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.Position;
import dev.lifesigns.probes.manifest.Container;
import dev.lifesigns.probes.manifest.MapValue;
import dev.lifesigns.probes.manifest.MapValue.Entry;
import dev.lifesigns.probes.manifest.ScalarValue;
import dev.lifesigns.probes.manifest.Workload;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * An annotation that suppresses a rule, with a reason; see the documentation of the package {@code lint}.
 *
 * @param position of the key
 * @param key the part after the slash
 * @param rule the id of the rule
 * @param container empty for all
 * @param reason empty if none is given
 */
public record Suppression(Position position, String key, String rule, String container, String reason) {
    private static final String DOMAIN = "lint.lifesigns.dev/";
    private static final String IGNORE = "ignore.";
    private static final int LONGEST_KEY = 63;

    /** Those of a workload, in the order of the file. */
    public static List<Suppression> of(Workload workload) {
        Set<Entry> entries = new LinkedHashSet<>();
        workload.annotations().ifPresent(map -> addAll(entries, map));
        workload.template().annotations().ifPresent(map -> addAll(entries, map));
        List<Suppression> suppressions = new ArrayList<>();
        entries.forEach(entry -> suppressions.add(of(entry)));
        return suppressions;
    }

    private static void addAll(Set<Entry> entries, MapValue annotations) {
        annotations.entries().values().stream()
                .filter(entry -> entry.key().startsWith(DOMAIN + IGNORE))
                .forEach(entries::add);
    }

    private static Suppression of(Entry entry) {
        String key = entry.key().substring(DOMAIN.length());
        String rest = key.substring(IGNORE.length());
        int dot = rest.indexOf('.');
        String rule = dot < 0 ? rest : rest.substring(0, dot);
        String container = dot < 0 ? "" : rest.substring(dot + 1);
        String reason =
                entry.value().asScalar().map(ScalarValue::text).orElse("").strip();
        return new Suppression(entry.position(), key, rule, container, reason);
    }

    /** Whether a reason is given; without one it suppresses nothing. */
    public boolean hasReason() {
        return !reason.isEmpty();
    }

    /** Whether it applies to that rule in that container. The rule that requires a reason cannot be suppressed. */
    public boolean covers(String ruleId, Container of) {
        boolean cut = key.length() == LONGEST_KEY && of.name().startsWith(container);
        return rule.equals(ruleId)
                && !rule.equals(SuppressionWithoutReason.ID)
                && (container.isEmpty() || container.equals(of.name()) || cut);
    }
}
