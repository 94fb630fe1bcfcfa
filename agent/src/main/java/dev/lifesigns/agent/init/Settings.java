/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.init;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings of one program. The last of several with the same name counts. */
final class Settings {
    private final Map<String, Setting> byName = new LinkedHashMap<>();

    Settings(Collection<Setting> settings) {
        settings.forEach(setting -> byName.put(setting.uniform(), setting));
    }

    Collection<Setting> all() {
        return byName.values();
    }

    /** The first that is set, of names without case and punctuation. */
    Optional<Setting> first(List<String> names) {
        return names.stream().flatMap(name -> find(name).stream()).findFirst();
    }

    /** The same for each ending after a common start. */
    Optional<Setting> first(String start, List<String> endings) {
        return first(endings.stream().map(ending -> start + ending).toList());
    }

    Optional<Setting> find(String name) {
        return Optional.ofNullable(byName.get(name))
                .filter(setting -> !setting.value().isEmpty());
    }
}
