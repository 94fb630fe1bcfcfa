/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.text.BoundedComposer.Bounds;
import dev.lifesigns.text.MalformedYamlException;
import dev.lifesigns.text.Position;
import dev.lifesigns.text.SizeText;
import dev.lifesigns.text.YamlReader;
import dev.lifesigns.text.schema.Interpolation.Missing;
import dev.lifesigns.text.schema.KeyPath;
import dev.lifesigns.text.schema.ParseContext;
import dev.lifesigns.text.schema.Values;
import dev.lifesigns.text.schema.Variables;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads configuration files and reports everything that is wrong with them. Immutable and thread-safe.
 *
 * <p>No message contains a secret: no values of secret options, nothing from a variable or another file, and neither
 * the user-info nor the parameters of a URL.
 */
public final class ConfigReader {
    private static final Bounds BOUNDS = new Bounds(32, 150_000);
    private static final String EMBEDDED = "default.yaml";
    private static final String EMPTY = "empty (expected: at least the section 'checks')";

    private final ConfigSchema declaration;
    private final Variables variables;

    /**
     * @param types the types that a file may name after {@code type:}
     * @param variables where references are looked up
     */
    public ConfigReader(CheckTypes types, Variables variables) {
        this.declaration = new ConfigSchema(types);
        this.variables = variables;
    }

    /** Reads the files of a configuration. One that is missing or unreadable is a finding as well. */
    public ConfigResult read(ConfigFiles files) {
        return read(files.name(), context -> document(files, context));
    }

    /**
     * Reads a text.
     *
     * @param name what findings call it
     */
    public ConfigResult read(String name, String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        return read(name, context -> document(FileText.text(content, name, context), name, context));
    }

    /**
     * Validates a configuration, and keeps nothing of it.
     *
     * @param unset whether a reference without a value here is an error; if it is only a warning, what depends on it is
     *     not validated
     */
    public Validation validate(ConfigFiles files, Missing unset) {
        ConfigResult result =
                read(files.name(), unset, context -> document(files, context), this::read, ConfigResult::refused);
        try (AgentConfig config = result.config()) {
            return new Validation(
                    config != null, config == null ? 0 : config.checks().size(), result.findings());
        }
    }

    /** Reads the built-in configuration, for users without a file of their own. */
    public ConfigResult readEmbedded() {
        return read(EMBEDDED, context -> document(FileText.text(embedded(), EMBEDDED, context), EMBEDDED, context));
    }

    private static byte[] embedded() {
        try (InputStream in = ConfigReader.class.getResourceAsStream("/dev/lifesigns/agent/" + EMBEDDED)) {
            return requireNonNull(in, EMBEDDED).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads what a configuration says about the service, and creates no check. A reference without a value here, such as
     * a secret that only the cluster has, is not an error: a value that depends on it is reported as unresolved. No other
     * file is read.
     */
    public ServiceProfileResult profile(ConfigFiles files) {
        return read(
                files.name(),
                Missing.UNRESOLVED,
                context -> document(files, context),
                (document, context) -> new ServiceProfileReader(declaration, context).read(document),
                context -> ServiceProfileResult.refused(context.findings()));
    }

    /** Reads the section {@code server} and nothing else: where the agent is reached. No check type is needed. */
    public ServerResult server(ConfigFiles files) {
        return read(
                files.name(),
                Missing.PROBLEM,
                context -> document(files, context),
                ConfigReader::server,
                context -> new ServerResult(null, context.findings()));
    }

    private static ServerResult server(Node document, ParseContext context) {
        Node section = new UnresolvedConfig(document).server();
        Node server = section == null ? new MappingNode(Tag.MAP, List.of(), FlowStyle.FLOW) : section;
        Position position = context.positionOf(server);
        ServerConfig config = ConfigSchema.SERVER.read(
                context, server, KeyPath.whole(position).child(ConfigSchema.SERVER_KEY.name(), position));
        return new ServerResult(context.hasErrors() ? null : config, context.findings());
    }

    private ConfigResult read(String name, Function<ParseContext, @Nullable Node> source) {
        return read(name, Missing.PROBLEM, source, this::read, ConfigResult::refused);
    }

    private <R> R read(
            String name,
            Missing missing,
            Function<ParseContext, @Nullable Node> source,
            BiFunction<Node, ParseContext, R> reader,
            Function<ParseContext, R> refused) {
        ParseContext context = new ParseContext(name, variables, missing);
        try {
            Node document = source.apply(context);
            return document == null ? refused.apply(context) : reader.apply(document, context);
        } catch (ParseContext.TooMuchException e) {
            context.error(e.position(), String.valueOf(e.getMessage()));
            return refused.apply(context);
        }
    }

    /** What the files say together, or {@code null} after a finding. One that says nothing is left out if another does. */
    private @Nullable Node document(ConfigFiles files, ParseContext context) {
        List<Path> all = files.all();
        List<Node> documents = new ArrayList<>();
        long length = 0;
        for (Path file : all) {
            String text = files.text(file, context);
            length += text == null ? 0 : text.length();
            if (length > FileText.LARGEST) {
                String most = SizeText.print(FileText.LARGEST);
                context.error(
                        Position.ofFile(file.toString()), "too large with the others (expected: at most " + most + ")");
                return null;
            }
            if (text != null) {
                parsed(text, file.toString(), context).ifPresent(documents::add);
            }
        }
        if (context.hasErrors()) {
            return null;
        }
        if (documents.isEmpty()) {
            context.error(
                    Position.ofFile(files.name()),
                    all.isEmpty() ? "no file in the folder (expected: at least one *.yaml or *.yml)" : EMPTY);
            return null;
        }
        return MergedDocument.of(documents, declaration.file());
    }

    private static @Nullable Node document(@Nullable String text, String name, ParseContext context) {
        Optional<Node> document = text == null ? Optional.empty() : parsed(text, name, context);
        if (document.isEmpty() && !context.hasErrors()) {
            context.error(Position.ofFile(name), EMPTY);
        }
        return document.orElse(null);
    }

    /** The document in a text; nothing if it is empty, or after a finding. */
    private static Optional<Node> parsed(String text, String name, ParseContext context) {
        try {
            return new YamlReader(name, BOUNDS).document(text);
        } catch (MalformedYamlException e) {
            context.error(e.position(), e.message());
            return Optional.empty();
        }
    }

    private ConfigResult read(Node document, ParseContext context) {
        Values file = declaration.file().readValues(context, document, KeyPath.whole(context.positionOf(document)));
        List<CheckConfig> checks = checks(file, context);
        ServerConfig server = file.find(ConfigSchema.SERVER_KEY);
        String fault = context.hasErrors() || server == null ? null : fault(server, checks);
        if (fault != null) {
            context.error(requireNonNull(file.position(ConfigSchema.SERVER_KEY), "server"), fault);
        }
        ReadinessChecks.warnIfNone(
                file,
                declaration.checks(),
                checks.stream().map(check -> check.policy().probes()).toList(),
                context);
        if (context.hasErrors()) {
            checks.forEach(CheckConfig::close);
            return ConfigResult.refused(context).with(server == null ? List.of() : server.files());
        }
        String historyFile = file.find(ConfigSchema.HISTORY_FILE);
        AgentConfig config = new AgentConfig(
                file.get(ConfigSchema.SERVICE_KEY),
                file.get(ConfigSchema.SERVER_KEY),
                file.get(ConfigSchema.SECURITY_KEY),
                file.get(LogConfig.KEY),
                file.get(ConfigSchema.HISTORY_SIZE),
                historyFile == null ? null : Path.of(historyFile),
                checks);
        return ConfigResult.of(config, context).with(config.server().files());
    }

    private static @Nullable String fault(ServerConfig server, List<CheckConfig> checks) {
        try {
            if (server.tls() != null) {
                server.tls().read();
            }
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
        String fault = server.admin() == null ? null : server.admin().fault(server);
        return fault == null ? AdditionalPaths.fault(server, checks) : fault;
    }

    private List<CheckConfig> checks(Values file, ParseContext context) {
        List<RawCheck> written = file.written(declaration.checks());
        if (written == null) {
            return List.of();
        }
        CheckFactory maker = new CheckFactory(context, file.get(ConfigSchema.DEFAULTS_KEY));
        List<CheckConfig> made = new ArrayList<>(written.size());
        for (RawCheck each : written) {
            CheckConfig check = maker.make(each);
            if (check != null) {
                made.add(check);
            }
        }
        QuorumMembers.verify(written, made, context);
        return made;
    }
}
