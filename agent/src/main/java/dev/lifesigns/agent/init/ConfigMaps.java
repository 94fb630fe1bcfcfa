/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.init;

import dev.lifesigns.agent.init.Placeholders.Dialect;
import dev.lifesigns.probes.Position;
import dev.lifesigns.probes.manifest.Container;
import dev.lifesigns.probes.manifest.KubernetesObject;
import dev.lifesigns.probes.manifest.MapValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the ConfigMaps of a manifest say. Secrets are never read. */
final class ConfigMaps {
    private final Map<String, MapValue> data = new LinkedHashMap<>();

    ConfigMaps(List<KubernetesObject> objects) {
        for (KubernetesObject object : objects) {
            if (object.kind().equals("ConfigMap")) {
                object.root().map("data").ifPresent(map -> data.putIfAbsent(object.name(), map));
            }
        }
    }

    /** The variables of a container, whose own come after those of whole ConfigMaps. */
    List<Setting> environment(Container container) {
        Map<String, String> known = new HashMap<>();
        List<Setting> settings = new ArrayList<>();
        for (MapValue from : container.node().maps("envFrom")) {
            String prefix = from.text("prefix").orElse("");
            from.map("configMapRef")
                    .flatMap(reference -> reference.text("name"))
                    .flatMap(name -> Optional.ofNullable(data.get(name)))
                    .ifPresent(map -> map.entries()
                            .values()
                            .forEach(entry -> entry.value()
                                    .asScalar()
                                    .ifPresent(scalar -> add(
                                            settings, known, prefix + entry.key(), scalar.text(), scalar.position()))));
        }
        for (MapValue variable : container.node().maps("env")) {
            variable.text("name").ifPresent(name -> add(settings, known, name, variable));
        }
        return settings;
    }

    private void add(List<Setting> settings, Map<String, String> known, String name, MapValue variable) {
        Optional<String> value = variable.text("value");
        Optional<MapValue> key = variable.map("valueFrom", "configMapKeyRef");
        Position position = variable.positionOf("name");
        if (value.isPresent()) {
            add(settings, known, name, value.get(), position);
        } else if (key.isPresent()) {
            valueOf(key.get()).ifPresent(text -> add(settings, known, name, text, position));
        } else if (variable.map("valueFrom", "secretKeyRef").isPresent() && name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            settings.add(new Setting(name, "${" + name + "}", name, position));
        }
    }

    private Optional<String> valueOf(MapValue key) {
        return key.text("name")
                .flatMap(name -> Optional.ofNullable(data.get(name)))
                .flatMap(map -> key.text("key").flatMap(map::text));
    }

    /** A value may use those of earlier variables. */
    private static void add(
            List<Setting> settings, Map<String, String> known, String name, String text, Position position) {
        Setting setting = Placeholders.setting(name, text, position, Dialect.KUBERNETES, known::get);
        known.put(name, setting.value());
        settings.add(setting);
    }

    /** The configurations of Spring that are whole files in a ConfigMap. */
    void addApplications(Source source) {
        data.forEach((name, map) -> map.entries()
                .values()
                .forEach(entry -> entry.value()
                        .asScalar()
                        .filter(scalar -> SpringReader.isApplication(entry.key()))
                        .ifPresent(scalar ->
                                SpringReader.embedded(name, entry.key(), scalar.text(), entry.position(), source))));
    }
}
