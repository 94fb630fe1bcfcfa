/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.checks.spi.CheckType;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The check types that a file may name, sorted by name. Immutable. */
public final class CheckTypes {
    private final Map<String, TypeSection> sections = new TreeMap<>();
    private final Set<String> names;
    private final Set<String> keyNames = new TreeSet<>();

    private CheckTypes(Iterable<CheckType> types) {
        Map<String, CheckType> byName = new TreeMap<>();
        for (CheckType type : types) {
            CheckType other = byName.putIfAbsent(type.name(), type);
            if (other != null) {
                throw new IllegalArgumentException("check type '" + type.name() + "': "
                        + ProviderFault.place(type.getClass()) + " (expected: no other than "
                        + ProviderFault.place(other.getClass()) + ")");
            }
        }
        names = Collections.unmodifiableSet(new TreeSet<>(byName.keySet()));
        byName.forEach((name, type) -> {
            TypeSection section = TypeSection.of(type, names);
            sections.put(name, section);
            section.section().keys().forEach(key -> keyNames.add(key.name()));
        });
    }

    /**
     * The types of this agent and of the jars beside it.
     *
     * @throws IllegalStateException if a jar declares a type that cannot be loaded
     * @throws IllegalArgumentException if two types have one name, or an option has the name of a policy's key
     */
    public static CheckTypes installed() {
        try {
            return of(ServiceLoader.load(CheckType.class));
        } catch (ServiceConfigurationError e) {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            throw new IllegalStateException(
                    new ProviderFault(loader).find().orElse("check types: " + e.getMessage()), e);
        }
    }

    /**
     * These types.
     *
     * @throws IllegalArgumentException if two types have one name, or an option has the name of a policy's key
     */
    public static CheckTypes of(Iterable<CheckType> types) {
        return new CheckTypes(types);
    }

    /** The words that may follow {@code type:}. */
    public Set<String> names() {
        return names;
    }

    Collection<TypeSection> sections() {
        return Collections.unmodifiableCollection(sections.values());
    }

    @Nullable
    TypeSection find(@Nullable String name) {
        return name == null ? null : sections.get(name);
    }

    /** What is known about a check of an unknown type. */
    TypeSection unknown() {
        return TypeSection.ofUnknown(names);
    }

    /** Every key of any type. */
    Set<String> keyNames() {
        return keyNames;
    }
}
