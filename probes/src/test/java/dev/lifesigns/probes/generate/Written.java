/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** YAML that was written, as somebody else reads it. */
final class Written {
    private final List<Map<?, ?>> documents = new ArrayList<>();

    Written(String yaml) {
        for (Object document : new Load(LoadSettings.builder().build()).loadAllFromString(yaml)) {
            documents.add((Map<?, ?>) document);
        }
    }

    Map<?, ?> document(String kind) {
        return documents.stream()
                .filter(document -> kind.equals(document.get("kind")))
                .findFirst()
                .orElseThrow();
    }

    Map<?, ?> only() {
        assertThat(documents).hasSize(1);
        return documents.get(0);
    }

    /** The spec of the pod in whatever form it was written. */
    Map<?, ?> pod() {
        return documents.stream()
                .filter(document -> "Deployment".equals(document.get("kind")))
                .findFirst()
                .<Map<?, ?>>map(deployment -> at(deployment, "spec", "template", "spec"))
                .orElseGet(this::only);
    }

    List<Map<?, ?>> containers() {
        return containers("containers");
    }

    List<Map<?, ?>> sidecars() {
        return containers("initContainers");
    }

    private List<Map<?, ?>> containers(String field) {
        List<Map<?, ?>> containers = new ArrayList<>();
        ((List<?>) pod().get(field)).forEach(container -> containers.add((Map<?, ?>) container));
        return containers;
    }

    static Map<?, ?> at(Map<?, ?> map, String... path) {
        Map<?, ?> there = map;
        for (String step : path) {
            assertThat(there.get(step)).as(step).isInstanceOf(Map.class);
            there = (Map<?, ?>) there.get(step);
        }
        return there;
    }

    static int number(Map<?, ?> map, String key) {
        return (Integer) map.get(key);
    }
}
