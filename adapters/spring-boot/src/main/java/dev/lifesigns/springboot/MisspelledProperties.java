/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.Environment;

/**
 * Refuses to start if a property below {@code lifesigns} is misspelled. Those of the system and of its environment may be
 * somebody else's: Spring Boot's own filter leaves them out.
 */
final class MisspelledProperties implements BeanFactoryPostProcessor {
    private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("lifesigns");

    private final Environment environment;

    MisspelledProperties(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        UnboundElementsSourceFilter ours = new UnboundElementsSourceFilter();
        Map<ConfigurationPropertyName, String> problems = new TreeMap<>();
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource names && ours.apply(source)) {
                names.stream().filter(ROOT::isAncestorOf).forEach(name -> {
                    String meant = KnownProperties.insteadOf(name);
                    if (meant != null) {
                        problems.putIfAbsent(name, name + ": unknown (expected: " + meant + ")" + origin(source, name));
                    }
                });
            }
        }
        if (!problems.isEmpty()) {
            throw new RefusedConfigurationException(
                    problems.values().stream().toList(), "Correct the names of these properties, or remove them.");
        }
    }

    private static String origin(ConfigurationPropertySource source, ConfigurationPropertyName name) {
        Origin origin = Origin.from(source.getConfigurationProperty(name));
        return origin == null ? "" : "; origin: " + origin;
    }
}
