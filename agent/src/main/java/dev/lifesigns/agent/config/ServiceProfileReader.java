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
import dev.lifesigns.text.schema.Key;
import dev.lifesigns.text.schema.KeyPath;
import dev.lifesigns.text.schema.ParseContext;
import dev.lifesigns.text.schema.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads one file as far as that is possible on any machine, not only where its service runs. */
final class ServiceProfileReader {
    private static final String SERVER = "server";

    private final ConfigSchema declaration;
    private final ParseContext context;
    private final Map<String, Position> positions = new HashMap<>();

    ServiceProfileReader(ConfigSchema declaration, ParseContext context) {
        this.declaration = declaration;
        this.context = context;
    }

    ServiceProfileResult read(Node document) {
        Values file = declaration.file().readValues(context, document, KeyPath.whole(context.positionOf(document)));
        UnresolvedConfig portable = new UnresolvedConfig(document);
        Values server = server(portable);
        List<ProbedService.Check> checks = checks(file);
        ReadinessChecks.warnIfNone(
                file,
                declaration.checks(),
                checks.stream().map(ProbedService.Check::probes).toList(),
                context);
        if (context.hasErrors()) {
            return ServiceProfileResult.refused(context.findings());
        }
        ProbedService service = new ProbedService(
                file.get(ConfigSchema.SERVICE_KEY).name(),
                server.get(ConfigSchema.PORT),
                server.get(ConfigSchema.BASE_PATH),
                server.get(ConfigSchema.DRAIN_DELAY),
                checks);
        Set<Position> secrets = new LinkedHashSet<>(context.plainSecrets());
        secrets.addAll(EmbeddedCredentials.in(document, context));
        TlsConfig tls = server.find(ConfigSchema.TLS_KEY);
        ServiceProfile profile = new ServiceProfile(
                context.file(),
                service,
                server.get(ConfigSchema.HOST),
                server.position(ConfigSchema.TLS_KEY) != null,
                tls != null && tls.clientCa() != null,
                positions,
                context.neededVariables(),
                files(tls),
                List.copyOf(secrets),
                portable.listeningEverywhere().text());
        return new ServiceProfileResult(profile, context.findings());
    }

    private List<String> files(@Nullable TlsConfig tls) {
        List<String> files = new ArrayList<>(context.neededFiles());
        if (tls != null) {
            tls.files().forEach(file -> files.add(file.toString()));
        }
        return files;
    }

    /** Reads the section once more, because its product does not know the positions of its values. */
    private Values server(UnresolvedConfig portable) {
        Node node = portable.server();
        if (node == null) {
            return new Values();
        }
        Values server = ConfigSchema.SERVER.readValues(
                context, node, KeyPath.whole(context.positionOf(node)).child(SERVER, context.positionOf(node)));
        for (Key<?> key :
                List.of(ConfigSchema.PORT, ConfigSchema.BASE_PATH, ConfigSchema.DRAIN_DELAY, ConfigSchema.HOST)) {
            Position position = server.position(key);
            if (position != null && !server.isUnresolved(key)) {
                positions.put(SERVER + "." + key.name(), position);
            }
            warnIfUnresolved(server, key, SERVER + "." + key.name());
        }
        return server;
    }

    private List<ProbedService.Check> checks(Values file) {
        List<ProbedService.Check> checks = new ArrayList<>();
        List<RawCheck> written = file.written(declaration.checks());
        if (written == null) {
            return checks;
        }
        Values defaults = file.get(ConfigSchema.DEFAULTS_KEY);
        policyKeys().forEach(key -> warnIfUnresolved(defaults, key, "defaults." + key.name()));
        for (RawCheck each : written) {
            policyKeys()
                    .forEach(key ->
                            warnIfUnresolved(each.values(), key, each.where().label() + ": " + key.name()));
            ProbedService.Check check = check(each, defaults);
            if (check != null) {
                checks.add(check);
            }
        }
        return checks;
    }

    private ProbedService.@Nullable Check check(RawCheck written, Values defaults) {
        LayeredPolicy layers = new LayeredPolicy(written, defaults, context);
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

    /** What the check verifies. Only the check itself knows, and one with an unresolved value can be created only in its cluster. */
    private CheckScope scope(RawCheck written, Values defaults, CheckPolicy policy) {
        CheckScope said = policy.scope();
        CheckType type = written.type().type();
        if (type == null || written.values().hasUnresolved()) {
            return said == null ? CheckScope.DEPENDENCY : said;
        }
        CheckConfig made = new CheckFactory(context, defaults).make(written);
        if (made == null) {
            return said == null ? CheckScope.DEPENDENCY : said;
        }
        made.close();
        return said == null ? made.check().scope() : said;
    }

    private void warnIfUnresolved(Values values, Key<?> key, String name) {
        Position position = values.position(key);
        if (values.isUnresolved(key) && position != null) {
            context.warning(position, name + ": cannot be resolved here (using the default)");
        }
    }

    private static Stream<Key<?>> policyKeys() {
        return TypeSection.policyKeys();
    }
}
