/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.text.Position;
import dev.lifesigns.text.YamlReader;
import dev.lifesigns.text.schema.KeyPath;
import dev.lifesigns.text.schema.Mapping;
import dev.lifesigns.text.schema.ParseContext;
import dev.lifesigns.text.schema.Quoting;
import dev.lifesigns.text.schema.References;
import dev.lifesigns.text.schema.Secrets;
import dev.lifesigns.text.schema.Shape;
import dev.lifesigns.text.schema.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * The map of checks: the type of each entry determines its keys. Entries with findings are read too, so that everything
 * that is wrong is reported at once.
 */
record ChecksShape(CheckTypes types) implements Shape<List<RawCheck>> {
    @Override
    public @Nullable List<RawCheck> read(ParseContext context, Node node, KeyPath where) {
        List<Mapping.Entry> entries = Mapping.entries(context, node, where, "check", form());
        if (entries == null) {
            return null;
        }
        if (entries.isEmpty()) {
            context.error(where.position(), where.name() + ": an empty map (expected: " + form() + ")");
            return null;
        }
        List<RawCheck> checks = new ArrayList<>(entries.size());
        for (Mapping.Entry entry : withoutMisplacedKeys(context, entries)) {
            RawCheck check = check(context, entry);
            if (check != null) {
                checks.add(check);
            }
        }
        return checks;
    }

    /**
     * The entries without misplaced keys. An empty entry whose keys follow on its own level is one finding, instead of
     * one for each key.
     */
    private List<Mapping.Entry> withoutMisplacedKeys(ParseContext context, List<Mapping.Entry> entries) {
        List<Mapping.Entry> kept = new ArrayList<>();
        boolean misplaced = false;
        for (int i = 0; i < entries.size(); i++) {
            Mapping.Entry entry = entries.get(i);
            boolean hasKeysBelow =
                    YamlReader.isNothing(entry.value()) && i + 1 < entries.size() && isKey(entries.get(i + 1));
            misplaced = hasKeysBelow || (misplaced && isKey(entry));
            if (hasKeysBelow) {
                context.error(
                        entry.position(),
                        "check " + Quoting.quoted(entry.name()) + ": empty (expected: "
                                + Quoting.quoted(entries.get(i + 1).name()) + " below it indented deeper)");
            } else if (!misplaced) {
                kept.add(entry);
            }
        }
        return kept;
    }

    private boolean isKey(Mapping.Entry entry) {
        return types.keyNames().contains(entry.name()) && !(entry.value() instanceof MappingNode);
    }

    private @Nullable RawCheck check(ParseContext context, Mapping.Entry entry) {
        if (!Names.wellFormed(entry.name())) {
            context.error(
                    entry.position(),
                    "check name: " + Quoting.quoted(entry.name()) + " (expected: " + Names.FORM + ")");
        }
        KeyPath where = KeyPath.entry("check", entry.name(), entry.position());
        List<Mapping.Entry> keys =
                Mapping.entries(context, entry.value(), where, "key", "a map with at least the key 'type'");
        if (keys == null) {
            return null;
        }
        String typeName = typeName(context, keys);
        TypeSection known = types.find(typeName);
        TypeSection type = known == null ? missing(typeName) : known;
        Set<String> ignored = known == null ? ignored(typeName, keys) : Set.of();
        Secrets secrets = context.freshSecrets();
        Values values = type.section().readValues(context, keys, where, ignored);
        keys.stream().filter(key -> type.isOpen(key.name())).forEach(key -> warnOfSecrets(context, key, where));
        return new RawCheck(where, entry.name(), type, keys, values, secrets);
    }

    private TypeSection missing(@Nullable String typeName) {
        return Packs.fileOf(typeName).map(TypeSection::ofMissing).orElseGet(types::unknown);
    }

    /** The keys that are not reported: those of any type, and all of them where it is known which type is missing. */
    private Set<String> ignored(@Nullable String typeName, List<Mapping.Entry> keys) {
        return Packs.fileOf(typeName).isPresent()
                ? keys.stream().map(Mapping.Entry::name).collect(Collectors.toSet())
                : types.keyNames();
    }

    private static void warnOfSecrets(ParseContext context, Mapping.Entry key, KeyPath where) {
        List<Position> found = new ArrayList<>(EmbeddedCredentials.in(key.value(), context));
        found.removeAll(context.plainSecrets());
        for (Position secret : found) {
            context.warning(
                    secret,
                    where.label() + ": " + key.name()
                            + ": a secret is written in the file (expected: a reference in its place,"
                            + " such as ${NAME} or ${file:/run/secrets/name})");
        }
    }

    private static @Nullable String typeName(ParseContext context, List<Mapping.Entry> keys) {
        return keys.stream()
                .filter(key -> key.name().equals("type"))
                .findFirst()
                .map(key -> context.peek(key.value()))
                .orElse(null);
    }

    @Override
    public Map<String, Object> schema(References references) {
        return ConfigJsonSchema.checks(types);
    }

    @Override
    public String form() {
        return "a map with at least one check";
    }

    @Override
    public Object written(List<RawCheck> value) {
        return Map.of();
    }
}
