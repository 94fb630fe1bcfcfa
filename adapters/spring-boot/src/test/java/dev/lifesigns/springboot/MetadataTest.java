/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What editors complete is what there is. */
class MetadataTest {
    @Test
    void everyPropertyIsDescribed() throws Exception {
        Set<String> described = new TreeSet<>();
        try (InputStream metadata =
                LifesignsProperties.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            for (JsonNode property : JsonMapper.shared().readTree(metadata).path("properties")) {
                described.add(property.path("name").asString());
                assertThat(property.path("description").asString()).endsWith(".");
            }
        }
        Set<String> expected = Stream.of(
                        Stream.of("lifesigns.enabled"),
                        names("lifesigns.", LifesignsProperties.class).filter(name -> !name.endsWith(".defaults")),
                        names("lifesigns.defaults.", PolicyProperties.class),
                        names("lifesigns.endpoint.", HttpEndpointProperties.class)
                                .filter(name -> !name.endsWith(".rate-limit")),
                        names("lifesigns.endpoint.rate-limit.", HttpEndpointProperties.RateLimitProperties.class),
                        names("management.endpoint.lifesigns.", LifesignsEndpointProperties.class))
                .flatMap(names -> names)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(described).isEqualTo(expected);
    }

    private static Stream<String> names(String prefix, Class<?> properties) {
        return Arrays.stream(properties.getRecordComponents())
                .map(RecordComponent::getName)
                .map(name -> prefix + DataObjectPropertyName.toDashedForm(name));
    }
}
