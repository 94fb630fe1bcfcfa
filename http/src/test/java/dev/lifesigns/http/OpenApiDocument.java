/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code docs/openapi.yaml}, to compare exchanges with. It is taken literally: an object may have no members but those
 * that it lists, and a response no other headers.
 */
final class OpenApiDocument {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Map<?, ?> document;
    private final Map<Map<?, ?>, Schema> compiled = new HashMap<>();

    private OpenApiDocument(Map<?, ?> document) {
        this.document = document;
    }

    static OpenApiDocument read() throws IOException {
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setMaxAliasesForCollections(200)
                .build();
        String yaml = Files.readString(Path.of("..", "docs", "openapi.yaml"));
        return new OpenApiDocument((Map<?, ?>) new Load(settings).loadFromString(yaml));
    }

    /** All paths, with parameters in braces. */
    Set<String> paths() {
        return map(document, "paths").keySet().stream().map(String::valueOf).collect(Collectors.toSet());
    }

    /** The documented path of an actual one: the same, or else the one whose parameters fit. */
    @Nullable
    String pathOf(String actual) {
        return paths().contains(actual)
                ? actual
                : paths().stream()
                        .filter(path -> pattern(path).matcher(actual).matches())
                        .findFirst()
                        .orElse(null);
    }

    private static Pattern pattern(String path) {
        return Pattern.compile(path.replace(".", "\\.").replaceAll("\\{[a-z]+}", "[^/]+"));
    }

    /** Fails unless the document describes that response to that request. */
    void assertDescribes(TestRequest request, HealthResponse response) {
        Map<?, ?> described = response(request.path(), response.status());
        assertHeaders(described, response);
        if (response.bodyLength() > 0) {
            assertBody(described, response);
        } else if (!request.method().equals("HEAD")) {
            assertThat(described.containsKey("content")).isFalse();
        }
    }

    /** A path that does not exist is 404, as described for any that may be missing. */
    private Map<?, ?> response(String actual, int status) {
        String path = pathOf(actual);
        if (path == null) {
            assertThat(status).as(actual).isEqualTo(404);
            return map(map(map(document, "components"), "responses"), "NotFound");
        }
        Map<?, ?> responses = map(map(map(map(document, "paths"), path), "get"), "responses");
        return map(responses, String.valueOf(status));
    }

    private void assertHeaders(Map<?, ?> described, HealthResponse response) {
        Map<?, ?> headers = map(described, "headers");
        response.headers().stream()
                .filter(header -> !Set.of("Content-Type", "Content-Length").contains(header.name()))
                .forEach(header -> {
                    Map<?, ?> schema = map(map(headers, header.name()), "schema");
                    assertThat(schema(schema).validate(MAPPER.writeValueAsString(header.value()), InputFormat.JSON))
                            .as(header.toString())
                            .isEmpty();
                });
        headers.keySet().stream()
                .map(String::valueOf)
                .filter(name -> Boolean.TRUE.equals(map(headers, name).get("required")))
                .forEach(name -> assertThat(response.header(name)).as(name).isNotNull());
    }

    private void assertBody(Map<?, ?> described, HealthResponse response) {
        String mediaType = String.valueOf(response.header("Content-Type")).replaceFirst(";.*", "");
        Map<?, ?> schema = map(map(map(described, "content"), mediaType), "schema");
        String body = response.bodyText();
        String json = mediaType.endsWith("json") ? body : MAPPER.writeValueAsString(body);
        assertThat(schema(schema).validate(json, InputFormat.JSON)).as(body).isEmpty();
    }

    private Schema schema(Map<?, ?> schema) {
        return compiled.computeIfAbsent(schema, this::compile);
    }

    private Schema compile(Map<?, ?> schema) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("$defs", closed(map(map(document, "components"), "schemas")));
        root.put("allOf", List.of(closed(schema)));
        String json = MAPPER.writeValueAsString(root).replace("#/components/schemas/", "#/$defs/");
        return SCHEMAS.getSchema(json, InputFormat.JSON);
    }

    /** The same, but objects have only the members that are listed. */
    private static Object closed(Object node) {
        if (node instanceof List<?> list) {
            return list.stream().map(OpenApiDocument::closed).toList();
        }
        if (!(node instanceof Map<?, ?> map)) {
            return node;
        }
        Map<String, Object> closed = new LinkedHashMap<>();
        map.forEach((name, value) -> closed.put(String.valueOf(name), closed(value)));
        if ("object".equals(map.get("type"))) {
            closed.putIfAbsent("additionalProperties", false);
        }
        return closed;
    }

    /** A member, whose reference is followed. */
    private Map<?, ?> map(Map<?, ?> parent, String name) {
        Object child = parent.get(name);
        assertThat(child)
                .as("'%s' in the document, besides %s", name, parent.keySet())
                .isInstanceOf(Map.class);
        Map<?, ?> map = (Map<?, ?>) child;
        Object reference = map.get("$ref");
        return reference instanceof String pointer && !pointer.contains("/schemas/") ? at(pointer) : map;
    }

    private Map<?, ?> at(String pointer) {
        Map<?, ?> node = document;
        for (String name : pointer.substring(2).split("/")) {
            node = map(node, name);
        }
        return node;
    }
}
