/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.text.schema.Key;
import dev.lifesigns.text.schema.Scalars;
import dev.lifesigns.text.schema.Section;
import dev.lifesigns.text.schema.Shape;
import dev.lifesigns.text.schema.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The section of a check of one type: its type, the type's options, and the policy.
 *
 * @param type the type, or {@code null} if it is unknown
 * @param section all keys
 * @param options the key of each option
 */
record TypeSection(@Nullable CheckType type, Section<Values> section, Map<Option<?>, Key<?>> options) {
    private static final String TYPE = "type";

    static TypeSection of(CheckType type, Set<String> typeNames) {
        Map<Option<?>, Key<?>> options = new HashMap<>();
        List<Key<?>> keys = new ArrayList<>();
        for (Option<?> option : type.options()) {
            requireFree(type, option);
            Key<?> key = key(option);
            options.put(option, key);
            keys.add(key);
        }
        return new TypeSection(type, section(type.summary(), typeNames, keys), options);
    }

    static TypeSection ofUnknown(Set<String> typeNames) {
        return new TypeSection(null, section("A check.", typeNames, List.of()), Map.of());
    }

    /** A check of a type whose pack is not installed. */
    static TypeSection ofMissing(String file) {
        Key<String> type = Key.of(TYPE, Scalars.absent(file + " in ext/"), "Kind of check.");
        return new TypeSection(
                null,
                Section.ofValues(
                        "A check.", Stream.concat(Stream.of(type), policyKeys()).toList()),
                Map.of());
    }

    /** The word after {@code type:}. */
    String name() {
        return type == null ? "" : type.name();
    }

    /** The keys of the type's own options, in the order of the reference. */
    List<Key<?>> optionKeys() {
        return section.keys().stream().filter(options::containsValue).toList();
    }

    /** Whether a key is an option whose value is not a secret as a whole. */
    boolean isOpen(String key) {
        return options.keySet().stream()
                .anyMatch(option -> option.name().equals(key)
                        && option.kind() != Option.Kind.SECRET
                        && option.kind() != Option.Kind.SECRETS);
    }

    /** The keys of every check. */
    static Stream<Key<?>> policyKeys() {
        return Stream.concat(PolicyKeys.SHARED.stream(), PolicyKeys.OWN.stream());
    }

    /** The key of the type. */
    static Key<String> typeKey(Set<String> typeNames) {
        return Key.of(
                        TYPE,
                        Scalars.choice(List.copyOf(typeNames), Function.identity())
                                .withAliases(TypeAliases.NAMES),
                        "Kind of check, which determines its other keys.")
                .required();
    }

    private static Section<Values> section(String summary, Set<String> typeNames, List<Key<?>> options) {
        List<Key<?>> keys = new ArrayList<>();
        keys.add(typeKey(typeNames));
        keys.addAll(options);
        policyKeys().forEach(keys::add);
        return Section.ofValues(summary, keys);
    }

    private static void requireFree(CheckType type, Option<?> option) {
        boolean taken = option.name().equals(TYPE)
                || policyKeys().anyMatch(key -> key.name().equals(option.name()));
        if (taken) {
            throw new IllegalArgumentException("check type '" + type.name() + "': option '" + option.name()
                    + "' (expected: a name that is not a key of the policy)");
        }
    }

    @SuppressWarnings("unchecked") // the kind of an option and its value's class are set together
    private static <T> Key<T> key(Option<T> option) {
        Key<T> key = Key.of(option.name(), (Shape<T>) OptionShapes.of(option.kind()), option.description());
        T value = option.defaultValue();
        if (value != null) {
            return key.or(value);
        }
        return option.isRequired() ? key.required() : key;
    }
}
