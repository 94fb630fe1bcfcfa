/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.text.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * The map of checks: each entry is written as its type wants it. Entries with findings are read as well, so that
 * everything that is wrong with them is told at once.
 */
record ChecksShape(CheckTypes types) implements Shape<List<WrittenCheck>> {
    @Override
    public @Nullable List<WrittenCheck> read(Reading reading, Node node, Where where) {
        List<Mapping.Entry> entries = Mapping.entries(reading, node, where, "check", form());
        if (entries == null) {
            return null;
        }
        if (entries.isEmpty()) {
            reading.error(where.position(), where.name() + ": an empty map (expected: " + form() + ")");
            return null;
        }
        List<WrittenCheck> checks = new ArrayList<>(entries.size());
        for (Mapping.Entry entry : withoutMisplacedKeys(reading, entries)) {
            WrittenCheck check = check(reading, entry);
            if (check != null) {
                checks.add(check);
            }
        }
        return checks;
    }

    /**
     * An empty entry whose keys follow it on its own level is one finding, instead of one for each of them. The entries
     * without these.
     */
    private List<Mapping.Entry> withoutMisplacedKeys(Reading reading, List<Mapping.Entry> entries) {
        List<Mapping.Entry> kept = new ArrayList<>();
        boolean misplaced = false;
        for (int i = 0; i < entries.size(); i++) {
            Mapping.Entry entry = entries.get(i);
            boolean hasKeysBelow =
                    YamlReader.isNothing(entry.value()) && i + 1 < entries.size() && isKey(entries.get(i + 1));
            misplaced = hasKeysBelow || (misplaced && isKey(entry));
            if (hasKeysBelow) {
                reading.error(
                        entry.position(),
                        "check " + Shown.quoted(entry.name()) + ": empty (expected: "
                                + Shown.quoted(entries.get(i + 1).name()) + " below it indented deeper)");
            } else if (!misplaced) {
                kept.add(entry);
            }
        }
        return kept;
    }

    private boolean isKey(Mapping.Entry entry) {
        return types.keyNames().contains(entry.name()) && !(entry.value() instanceof MappingNode);
    }

    private @Nullable WrittenCheck check(Reading reading, Mapping.Entry entry) {
        if (!Names.wellFormed(entry.name())) {
            reading.error(
                    entry.position(), "check name: " + Shown.quoted(entry.name()) + " (expected: " + Names.FORM + ")");
        }
        Where where = Where.check(entry.name(), entry.position());
        List<Mapping.Entry> keys =
                Mapping.entries(reading, entry.value(), where, "key", "a map with at least the key 'type'");
        if (keys == null) {
            return null;
        }
        TypeSection known = types.find(typeName(reading, keys));
        TypeSection type = known == null ? types.unknown() : known;
        Set<String> ignored = known == null ? types.keyNames() : Set.of();
        Secrets secrets = reading.freshSecrets();
        Values values = type.section().readValues(reading, keys, where, ignored);
        return new WrittenCheck(where, entry.name(), type, values, secrets);
    }

    private static @Nullable String typeName(Reading reading, List<Mapping.Entry> keys) {
        return keys.stream()
                .filter(key -> key.name().equals("type"))
                .findFirst()
                .map(key -> reading.peek(key.value()))
                .orElse(null);
    }

    @Override
    public Map<String, Object> schema() {
        return JsonSchema.checks(types);
    }

    @Override
    public String form() {
        return "a map with at least one check";
    }

    @Override
    public Object written(List<WrittenCheck> value) {
        return Map.of();
    }
}
