/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.init;

import dev.lifesigns.agent.init.Placeholders.Dialect;
import dev.lifesigns.probes.ManifestSource;
import dev.lifesigns.probes.Position;
import dev.lifesigns.probes.manifest.Documents;
import dev.lifesigns.probes.manifest.ListValue;
import dev.lifesigns.probes.manifest.MapValue;
import dev.lifesigns.probes.manifest.ScalarValue;
import dev.lifesigns.probes.manifest.Value;
import dev.lifesigns.text.MalformedYamlException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The properties of a Spring application, those of profiles excepted. */
final class SpringReader {
    private static final Pattern APPLICATION = Pattern.compile("(application|bootstrap)(-[^/]*)?\\.(ya?ml|properties)");
    private static final int MOST = 20_000;
    private static final int LONGEST_NAME = 256;
    private static final String PROFILE = "springconfigactivateonprofile";
    private static final String OLD_PROFILE = "springprofiles";

    private SpringReader() {}

    /** Whether it is the name of a file that Spring reads. */
    static boolean isApplication(String file) {
        return APPLICATION.matcher(file).matches();
    }

    static void read(String program, List<Value> documents, Source source) {
        add(program, documents.stream().map(SpringReader::flat).toList(), source);
    }

    static void readProperties(String program, String file, String text, Source source) {
        add(program, PropertiesReader.read(file, text), source);
    }

    /** A file that is the value of a key in another file, and so at a single place. */
    static void embedded(String program, String file, String text, Position position, Source source) {
        List<List<Property>> parts;
        if (file.endsWith(".properties")) {
            parts = PropertiesReader.read(file, text);
        } else {
            try {
                parts = Documents.read(new ManifestSource(file, text)).stream()
                        .map(SpringReader::flat)
                        .toList();
            } catch (MalformedYamlException e) {
                throw new InvalidSourceException(
                        position, file + ": line " + e.position().line() + ": " + e.message());
            }
        }
        add(
                program,
                parts.stream()
                        .map(part -> part.stream()
                                .map(each -> new Property(each.name(), each.text(), position))
                                .toList())
                        .toList(),
                source);
    }

    private static void add(String program, List<List<Property>> parts, Source source) {
        List<Property> properties = new ArrayList<>();
        for (List<Property> part : parts) {
            if (part.stream()
                    .map(Property::uniform)
                    .anyMatch(name -> name.equals(PROFILE) || name.equals(OLD_PROFILE))) {
                source.note(Drafts.place(part.get(0).position()) + ": the properties of a profile");
            } else {
                properties.addAll(part);
            }
        }
        Map<String, String> known = new HashMap<>();
        properties.forEach(property -> known.put(property.uniform(), property.text()));
        List<Setting> settings = properties.stream()
                .map(property -> Placeholders.setting(
                        property.name(),
                        property.text(),
                        property.position(),
                        Dialect.SPRING,
                        name -> known.get(Setting.uniform(name))))
                .toList();
        Settings found = new Settings(settings);
        found.find("springapplicationname").ifPresent(name -> source.nameService(name.value()));
        source.add(program, found);
    }

    private static List<Property> flat(Value document) {
        List<Property> properties = new ArrayList<>();
        flatten("", document, properties);
        return properties;
    }

    private static void flatten(String name, Value value, List<Property> properties) {
        if (properties.size() > MOST) {
            throw new InvalidSourceException(value.position(), "more than " + MOST + " properties");
        }
        if (name.length() > LONGEST_NAME) {
            return;
        }
        if (value instanceof MapValue map) {
            map.entries()
                    .forEach((key, entry) ->
                            flatten(name.isEmpty() ? key : name + "." + key, entry.value(), properties));
        } else if (value instanceof ListValue list) {
            String joined = String.join(",", list.texts());
            properties.add(new Property(name, joined, list.position()));
        } else if (value instanceof ScalarValue scalar && !scalar.isNull()) {
            properties.add(new Property(name, scalar.text(), scalar.position()));
        }
    }
}
