/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import dev.lifesigns.bridge.Spelling;
import java.lang.reflect.Constructor;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

/** The properties below {@code lifesigns}: the parameters of the records that they are bound to. */
final class KnownProperties {
    private static final String SHOW = "org.springframework.boot.actuate.endpoint.Show";
    private static final Map<String, ResolvableType> ROOT = root();

    private KnownProperties() {}

    private static Map<String, ResolvableType> root() {
        Map<String, ResolvableType> root = new LinkedHashMap<>();
        root.put("enabled", ResolvableType.forClass(boolean.class));
        root.putAll(children(ResolvableType.forClass(LifesignsProperties.class)));
        // without Actuator there is no endpoint either, and its record cannot be read
        root.put(
                "endpoint",
                ClassUtils.isPresent(SHOW, null)
                        ? ResolvableType.forClass(HttpEndpointProperties.class)
                        : ResolvableType.forClassWithGenerics(Map.class, String.class, String.class));
        return root;
    }

    /** By name, with dashes; none but for a record. */
    private static Map<String, ResolvableType> children(ResolvableType type) {
        Map<String, ResolvableType> children = new LinkedHashMap<>();
        if (type.toClass().isRecord()) {
            Constructor<?> canonical = type.toClass().getDeclaredConstructors()[0];
            for (int i = 0; i < canonical.getParameterCount(); i++) {
                children.put(
                        DataObjectPropertyName.toDashedForm(canonical.getParameters()[i].getName()),
                        ResolvableType.forConstructorParameter(canonical, i));
            }
        }
        return children;
    }

    /** What was probably meant by a name, or {@code null} if there is such a property. */
    static @Nullable String insteadOf(ConfigurationPropertyName name) {
        ResolvableType type = ResolvableType.NONE;
        for (int i = 1; i < name.getNumberOfElements(); i++) {
            if (Map.class.isAssignableFrom(type.toClass())) {
                type = type.getGeneric(1);
                if (!type.toClass().isRecord()) {
                    return null; // the rest of the name is the key
                }
                continue;
            }
            Map<String, ResolvableType> known = i == 1 ? ROOT : children(type);
            if (known.isEmpty()) {
                boolean element = Collection.class.isAssignableFrom(type.toClass()) && name.isNumericIndex(i);
                return element ? null : name.chop(i).toString();
            }
            String child = name.getElement(i, Form.DASHED);
            String nearest = Spelling.nearest(child, known.keySet());
            if (!uniform(nearest).equals(name.getElement(i, Form.UNIFORM))) {
                ConfigurationPropertyName rest = name.subName(i + 1);
                return name.chop(i) + "." + nearest + (rest.isEmpty() ? "" : "." + rest);
            }
            type = known.getOrDefault(nearest, ResolvableType.NONE);
        }
        return null;
    }

    private static String uniform(String dashed) {
        return dashed.replace("-", "");
    }
}
