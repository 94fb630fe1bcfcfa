/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.CheckPolicy;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckScope;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.agent.checks.QuorumOfChecks;
import dev.lifesigns.agent.checks.ReportedHeartbeat;
import dev.lifesigns.checks.internal.TlsOptions;
import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.InvalidOptionException;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.text.Position;
import dev.lifesigns.text.schema.Key;
import dev.lifesigns.text.schema.ParseContext;
import dev.lifesigns.text.schema.Quoting;
import dev.lifesigns.text.schema.Values;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Creates the checks of a file, and reports what their types object to. */
final class CheckFactory {
    /** Stands for a check that cannot be created, because the value of an option is not on this machine; never run. */
    private static final HealthCheck UNRESOLVED = deadline -> CheckResult.down("unresolved");

    private final ParseContext context;
    private final Values defaults;

    CheckFactory(ParseContext context, Values defaults) {
        this.context = context;
        this.defaults = defaults;
    }

    /** The check, or {@code null} after at least one finding, here or before. */
    @Nullable
    CheckConfig make(RawCheck written) {
        LayeredPolicy layers = new LayeredPolicy(written, defaults, context);
        CheckPolicy policy = layers.policy();
        CheckType type = written.type().type();
        if (policy == null || type == null || !written.isComplete()) {
            return null;
        }
        ConfiguredOptions options =
                new ConfiguredOptions(written.name(), policy.timeout(), written.type(), written.values());
        if (written.values().hasUnresolved()) {
            return new CheckConfig(written.name(), type, policy, options, UNRESOLVED);
        }
        HealthCheck made = create(written, type, options);
        if (made == null) {
            return null;
        }
        HealthCheck check = renewed(made, written, type, options);
        CheckScope said = policy.scope();
        layers.requireLivenessWithout(said == null ? check.scope() : said, policy);
        return new CheckConfig(written.name(), type, policy, options, check);
    }

    /** The check, which is made again when a file that its options refer to has changed. */
    private HealthCheck renewed(HealthCheck made, RawCheck written, CheckType type, ConfiguredOptions options) {
        List<Path> files = files(written, options);
        if (files.isEmpty() || made instanceof ReportedHeartbeat || made instanceof QuorumOfChecks) {
            return made;
        }
        ParseContext start = context.again();
        return new RenewedCheck(written.name(), made, files, () -> {
            Values now = written.readAgain(start.again());
            return now == null
                    ? null
                    : type.create(new ConfiguredOptions(written.name(), options.timeout(), written.type(), now));
        });
    }

    private static List<Path> files(RawCheck written, ConfiguredOptions options) {
        return Stream.concat(
                        written.secrets().files().stream(),
                        TlsOptions.FILES.stream().map(options::find))
                .filter(Objects::nonNull)
                .map(Path::of)
                .toList();
    }

    private @Nullable HealthCheck create(RawCheck written, CheckType type, ConfiguredOptions options) {
        try {
            HealthCheck check = type.create(options);
            type.warnings(options)
                    .forEach((option, message) -> context.warning(
                            position(written, option), written.where().label() + ": " + safe(message, written)));
            return check;
        } catch (InvalidOptionException e) {
            refuse(written, e);
        } catch (LinkageError e) {
            context.error(
                    written.where().position(),
                    written.where().label() + ": type " + type.name() + ": a library is missing ("
                            + e.getClass().getSimpleName() + ": " + e.getMessage() + ")");
        } catch (RuntimeException e) {
            context.error(
                    written.where().position(),
                    written.where().label() + ": type " + type.name() + " does not accept it ("
                            + e.getClass().getSimpleName() + ")");
        }
        return null;
    }

    private void refuse(RawCheck written, InvalidOptionException refusal) {
        String name = refusal.option().name();
        String message = safe(String.valueOf(refusal.getMessage()), written);
        context.error(
                position(written, refusal.option()),
                written.where().label() + ": " + (message.startsWith(name + ":") ? "" : name + ": ") + message);
    }

    private static Position position(RawCheck written, Option<?> option) {
        Key<?> key = written.type().options().get(option);
        Position position = key == null ? null : written.values().position(key);
        return position == null ? written.where().position() : position;
    }

    /** The message of a check type in one line, with its values quoted as in our own messages. */
    private static String safe(String message, RawCheck written) {
        String safe = message;
        for (Key<?> key : written.type().optionKeys()) {
            if (written.values().written(key) instanceof String value && !value.isEmpty()) {
                safe = safe.replace(value, Quoting.plain(written.secrets().hide(value)));
            }
        }
        return written.secrets().hide(safe);
    }
}
