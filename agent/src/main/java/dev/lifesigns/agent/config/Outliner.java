/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.CheckPolicy;
import dev.lifesigns.CheckScope;
import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.probes.ProbedService;
import dev.lifesigns.text.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads one file as far as it can be read anywhere, not only where its service runs. */
final class Outliner {
    private static final String SERVER = "server";

    private final Declaration declaration;
    private final Reading reading;
    private final Map<String, Position> positions = new HashMap<>();

    Outliner(Declaration declaration, Reading reading) {
        this.declaration = declaration;
        this.reading = reading;
    }

    OutlineResult outline(Node document) {
        Values file = declaration.file().readValues(reading, document, Where.whole(reading.positionOf(document)));
        PortableConfig portable = new PortableConfig(document);
        Values server = server(portable);
        List<ProbedService.Check> checks = checks(file);
        if (reading.hasErrors()) {
            return OutlineResult.refused(reading.findings());
        }
        ProbedService service = new ProbedService(
                file.get(Declaration.SERVICE_KEY).name(),
                server.get(Declaration.PORT),
                server.get(Declaration.BASE_PATH),
                server.get(Declaration.DRAIN_DELAY),
                checks);
        List<Position> secrets = new ArrayList<>(reading.plainSecrets());
        secrets.addAll(portable.credentials(reading));
        ConfigOutline outline = new ConfigOutline(
                reading.file(),
                service,
                server.get(Declaration.HOST),
                positions,
                reading.neededVariables(),
                reading.neededFiles(),
                secrets,
                portable.listeningEverywhere().text());
        return new OutlineResult(outline, reading.findings());
    }

    /** The section once more, since its product does not know where its values stand. */
    private Values server(PortableConfig portable) {
        Node node = portable.server();
        if (node == null) {
            return new Values();
        }
        Values server = Declaration.SERVER.readValues(
                reading, node, Where.whole(reading.positionOf(node)).child(SERVER, reading.positionOf(node)));
        for (Key<?> key : List.of(Declaration.PORT, Declaration.BASE_PATH, Declaration.DRAIN_DELAY, Declaration.HOST)) {
            Position position = server.position(key);
            if (position != null && !server.isLeft(key)) {
                positions.put(SERVER + "." + key.name(), position);
            }
            tellIfLeft(server, key, SERVER + "." + key.name());
        }
        return server;
    }

    private List<ProbedService.Check> checks(Values file) {
        List<ProbedService.Check> checks = new ArrayList<>();
        List<WrittenCheck> written = file.written(declaration.checks());
        if (written == null) {
            return checks;
        }
        Values defaults = file.get(Declaration.DEFAULTS_KEY);
        policyKeys().forEach(key -> tellIfLeft(defaults, key, "defaults." + key.name()));
        for (WrittenCheck each : written) {
            policyKeys()
                    .forEach(key -> tellIfLeft(each.values(), key, each.where().label() + ": " + key.name()));
            ProbedService.Check check = check(each, defaults);
            if (check != null) {
                checks.add(check);
            }
        }
        return checks;
    }

    private ProbedService.@Nullable Check check(WrittenCheck written, Values defaults) {
        LayeredPolicy layers = new LayeredPolicy(written, defaults, reading);
        CheckPolicy policy = layers.policy();
        if (policy == null) {
            return null;
        }
        Position period = layers.position(PolicyKeys.PERIOD);
        positions.put(
                "checks." + written.name(), period == null ? written.where().position() : period);
        return new ProbedService.Check(
                written.name(),
                written.type().name(),
                policy.period(),
                policy.timeout(),
                policy.failureThreshold(),
                policy.probes(),
                policy.critical(),
                scope(written, defaults, policy) != CheckScope.PROCESS);
    }

    /** What the check looks at. Only the check itself knows it, and one that lacks a value is made in its cluster alone. */
    private CheckScope scope(WrittenCheck written, Values defaults, CheckPolicy policy) {
        CheckScope said = policy.scope();
        CheckType type = written.type().type();
        if (type == null || written.values().hasLeft()) {
            return said == null ? CheckScope.DEPENDENCY : said;
        }
        CheckConfig made = new CheckMaker(reading, defaults).make(written);
        if (made == null) {
            return said == null ? CheckScope.DEPENDENCY : said;
        }
        made.close();
        return said == null ? made.check().scope() : said;
    }

    private void tellIfLeft(Values values, Key<?> key, String name) {
        Position position = values.position(key);
        if (values.isLeft(key) && position != null) {
            reading.warning(position, name + ": cannot be resolved here (using the default)");
        }
    }

    private static Stream<Key<?>> policyKeys() {
        return TypeSection.policyKeys();
    }
}
