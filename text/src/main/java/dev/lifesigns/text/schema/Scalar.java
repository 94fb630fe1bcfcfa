/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text.schema;

import dev.lifesigns.text.Suggestions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A single value.
 *
 * @param form what is expected, in words
 * @param parser the value of a text, or {@code null} if the text is refused
 * @param printer the value as it would be written
 * @param plainSchema its JSON Schema, without references
 * @param choices the words to choose from, for a suggestion; empty if it is not a choice
 * @param aliases words that are often written for one of the choices, for a suggestion
 * @param secrecy whether it may be shown
 */
public record Scalar<T>(
        String form,
        Function<String, @Nullable T> parser,
        Function<T, Object> printer,
        Map<String, Object> plainSchema,
        List<String> choices,
        Map<String, String> aliases,
        Secrecy secrecy)
        implements Shape<T> {

    /** Whether a value may be shown. */
    public enum Secrecy {
        /** It may. */
        OPEN,
        /** It may not, though it does no harm in the file: the hash of a secret. */
        HASH,
        /** It may not, and should come from a variable or another file. */
        SECRET
    }

    public Scalar(
            String form,
            Function<String, @Nullable T> parser,
            Function<T, Object> printer,
            Map<String, Object> schema,
            List<String> choices,
            Secrecy secrecy) {
        this(form, parser, printer, schema, choices, Map.of(), secrecy);
    }

    /** The same, with suggestions for words that are not similar to the right one. */
    public Scalar<T> withAliases(Map<String, String> words) {
        return new Scalar<>(form, parser, printer, plainSchema, choices, words, secrecy);
    }

    @Override
    public @Nullable T read(ParseContext context, Node node, KeyPath where) {
        RawScalar written = context.written(node, where, form);
        if (written == null) {
            return null;
        }
        if (secrecy != Secrecy.OPEN) {
            context.secret(written.text());
        }
        if (secrecy == Secrecy.SECRET && isInTheFile(written)) {
            context.plainSecret(written.position());
            context.warning(
                    written.position(),
                    where.name()
                            + ": written in the file (expected: a reference, such as ${NAME} or ${file:/run/secrets/name})");
        }
        T value = parser.apply(written.text());
        if (value == null) {
            context.error(written.position(), where.name() + ": " + refusal(written));
        }
        return value;
    }

    @Override
    public Map<String, Object> schema(References references) {
        return references == References.NONE ? plainSchema : JsonSchema.orReference(plainSchema);
    }

    @Override
    public Object written(T value) {
        return printer.apply(value);
    }

    /** As it is, or as the default of a reference. */
    private static boolean isInTheFile(RawScalar written) {
        return Interpolation.hasDefault(written.source())
                || !written.resolved() && !written.text().isEmpty();
    }

    private String refusal(RawScalar written) {
        if (secrecy != Secrecy.OPEN) {
            return "malformed (expected: " + form + ")";
        }
        return written.shown() + " (expected: " + form + ")" + (written.resolved() ? "" : suggestion(written.text()));
    }

    private String suggestion(String wrong) {
        String alias = aliases.get(wrong.toLowerCase(Locale.ROOT));
        return alias != null && choices.contains(alias)
                ? Suggestions.sentence(alias)
                : Suggestions.sentence(wrong, choices);
    }
}
