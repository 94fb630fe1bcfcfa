/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.init;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.agent.init.Component.Endpoint;
import dev.lifesigns.agent.init.Component.HttpRequest;
import dev.lifesigns.agent.init.Placeholders.Dialect;
import dev.lifesigns.probes.Position;
import dev.lifesigns.probes.manifest.MapValue;
import dev.lifesigns.probes.manifest.ScalarValue;
import dev.lifesigns.probes.manifest.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The services of a Compose file. Their names are hosts on its network. */
final class ComposeReader {
    static final String SERVICES = "services";

    private static final String LOOPBACK = "127.0.0.1";
    private static final String NAME = "[A-Za-z0-9._-]{1,200}";
    private static final Pattern PORT = Pattern.compile("(?:.*:)?(\\d{1,5})(?:-\\d{1,5})?(?:/tcp)?");
    private static final Pattern HEALTH_URL =
            Pattern.compile("(https?)://(?:localhost|127\\.0\\.0\\.1|0\\.0\\.0\\.0|\\[::1\\])"
                    + "(?::(\\d{1,5}))?(/[A-Za-z0-9/_.~%-]*)?(?![A-Za-z0-9.@:-])");

    private final Source source;
    private final Map<String, String> awaited = new HashMap<>();

    private ComposeReader(Source source) {
        this.source = source;
    }

    static void read(MapValue root, Source source) {
        new ComposeReader(source).read(root);
    }

    private void read(MapValue root) {
        MapValue services = map(requireNonNull(root.entries().get(SERVICES), SERVICES));
        root.text("name").ifPresent(source::nameService);
        for (MapValue.Entry entry : services.entries().values()) {
            if (!entry.key().matches(NAME)) {
                throw new InvalidSourceException(
                        entry.position(), "the name of a service (expected: letters, digits, '.', '_' and '-')");
            }
            findAwaited(entry.key(), map(entry));
        }
        services.entries().values().forEach(entry -> source.add(component(entry, map(entry))));
    }

    private static MapValue map(MapValue.Entry entry) {
        Value value = entry.value();
        return value.asMap()
                .orElseThrow(() -> new InvalidSourceException(
                        value.position(), "'" + entry.key() + "' is " + value.noun() + " (expected: a map)"));
    }

    private void findAwaited(String name, MapValue service) {
        service.map("depends_on")
                .ifPresent(others -> others.entries()
                        .forEach((other, entry) -> entry.value()
                                .asMap()
                                .flatMap(condition -> condition.text("condition"))
                                .filter("service_healthy"::equals)
                                .ifPresent(healthy -> awaited.putIfAbsent(
                                        other,
                                        name + " starts only once it is healthy (" + Drafts.place(entry.position())
                                                + ")"))));
    }

    private Component component(MapValue.Entry entry, MapValue service) {
        String name = entry.key();
        boolean onHost = service.text("network_mode").filter("host"::equals).isPresent();
        String host = onHost ? LOOPBACK : name;
        List<Endpoint> endpoints = endpoints(service, host);
        Optional<ScalarValue> image = service.scalar("image");
        service.entry("env_file")
                .ifPresent(file ->
                        source.note(Drafts.place(file.position()) + ": the env_file of " + name + " is not read"));
        return new Component(
                name,
                image.map(ComposeReader::text).orElse(""),
                words(service, "command"),
                host,
                endpoints,
                http(name, service, host, endpoints),
                new Settings(environment(service)),
                awaited.get(name),
                image.map(ScalarValue::position).orElse(entry.position()));
    }

    private List<Endpoint> endpoints(MapValue service, String host) {
        Map<Integer, Endpoint> endpoints = new LinkedHashMap<>();
        for (String key : List.of("ports", "expose")) {
            for (Value item : service.list(key).map(list -> list.items()).orElse(List.of())) {
                int port = port(item);
                if (port > 0) {
                    endpoints.putIfAbsent(port, new Endpoint(port, host, port));
                }
            }
        }
        return new ArrayList<>(endpoints.values());
    }

    /** The port in the container; 0 if there is none for TCP, or it is not understood. */
    private int port(Value item) {
        Optional<MapValue> map = item.asMap();
        boolean udp = map.flatMap(port -> port.text("protocol"))
                .filter(protocol -> !protocol.equals("tcp"))
                .isPresent();
        String text = map.isPresent()
                ? map.get().scalar("target").map(ComposeReader::text).orElse("")
                : item.asScalar().map(ComposeReader::text).orElse("");
        Rendered.require(text, item.position());
        if (udp || text.endsWith("/udp")) {
            return 0;
        }
        Matcher matcher = PORT.matcher(text);
        if (!matcher.matches() || !HostPort.isPossible(Integer.parseInt(matcher.group(1)))) {
            source.note(Drafts.place(item.position()) + ": a port that is not understood");
            return 0;
        }
        return Integer.parseInt(matcher.group(1));
    }

    private static @Nullable HttpRequest http(String name, MapValue service, String host, List<Endpoint> endpoints) {
        Optional<MapValue> health = service.map("healthcheck");
        Matcher url = HEALTH_URL.matcher(
                String.join(" ", health.map(check -> words(check, "test")).orElse(List.of())));
        if (health.isEmpty() || !url.find()) {
            return null;
        }
        int port = url.group(2) != null
                ? Integer.parseInt(url.group(2))
                : url.group(1).equals("https") ? 443 : 80;
        if (!HostPort.isPossible(port)) {
            return null;
        }
        Endpoint endpoint = endpoints.stream()
                .filter(each -> each.containerPort() == port)
                .findFirst()
                .orElse(new Endpoint(port, host, port));
        String why = "The health check of " + name + " requests it ("
                + Drafts.place(health.get().positionOf("test")) + ").";
        return new HttpRequest(url.group(1), endpoint, url.group(3) == null ? "/" : url.group(3), why);
    }

    private static List<Setting> environment(MapValue service) {
        List<Setting> settings = new ArrayList<>();
        service.map("environment")
                .ifPresent(map -> map.entries()
                        .values()
                        .forEach(entry -> entry.value()
                                .asScalar()
                                .ifPresent(scalar ->
                                        settings.add(setting(entry.key(), scalar.text(), scalar.position())))));
        for (Value item : service.list("environment").map(list -> list.items()).orElse(List.of())) {
            item.asScalar().filter(scalar -> scalar.text().indexOf('=') > 0).ifPresent(scalar -> {
                int equals = scalar.text().indexOf('=');
                settings.add(setting(
                        scalar.text().substring(0, equals), scalar.text().substring(equals + 1), scalar.position()));
            });
        }
        return settings;
    }

    private static Setting setting(String name, String text, Position position) {
        return Placeholders.setting(name, text, position, Dialect.COMPOSE, any -> null);
    }

    /** A list of words, or a command line. */
    private static List<String> words(MapValue map, String key) {
        List<ScalarValue> scalars = map.list(key).isPresent()
                ? map.list(key).get().items().stream()
                        .flatMap(item -> item.asScalar().stream())
                        .toList()
                : map.scalar(key).stream().toList();
        return scalars.stream().map(ComposeReader::text).toList();
    }

    private static String text(ScalarValue scalar) {
        return Placeholders.resolve(scalar.text(), scalar.position(), Dialect.COMPOSE);
    }
}
