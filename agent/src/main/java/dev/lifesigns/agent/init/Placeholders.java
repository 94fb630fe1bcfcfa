/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.init;

import dev.lifesigns.probes.Position;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the placeholders of a value by what its file says, a default included. One without a value becomes a reference.
 * Not thread-safe.
 */
final class Placeholders {
    private static final int LONGEST = 2_048;
    private static final int MOST = 64;
    private static final Pattern COMPOSE =
            Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(?::?([-?+])(.*))?", Pattern.DOTALL);
    private static final Pattern COMPOSE_BARE = Pattern.compile("\\$([A-Za-z_][A-Za-z0-9_]*)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Dialect dialect;
    private final Function<String, @Nullable String> values;
    private final Position position;
    private int count;

    /** How placeholders are written. */
    enum Dialect {
        /** {@code ${NAME}}, {@code ${NAME:-default}}, {@code $NAME}; {@code $$} is a dollar sign. */
        COMPOSE('{', '}'),
        /** {@code ${name}}, {@code ${name:default}}. */
        SPRING('{', '}'),
        /** {@code $(NAME)}; {@code $$} is a dollar sign. */
        KUBERNETES('(', ')');

        private final char open;
        private final char close;

        Dialect(char open, char close) {
            this.open = open;
            this.close = close;
        }
    }

    private Placeholders(Dialect dialect, Function<String, @Nullable String> values, Position position) {
        this.dialect = dialect;
        this.values = values;
        this.position = position;
    }

    /**
     * A setting with the placeholders of its value replaced.
     *
     * @param values what the file says about a name, not yet resolved; {@code null} if it says nothing
     */
    static Setting setting(
            String name, String text, Position position, Dialect dialect, Function<String, @Nullable String> values) {
        Placeholders placeholders = new Placeholders(dialect, values, position);
        return new Setting(name, placeholders.resolve(text, 0), placeholders.only(text), position);
    }

    /** The value alone. */
    static String resolve(String text, Position position, Dialect dialect) {
        return new Placeholders(dialect, name -> null, position).resolve(text, 0);
    }

    /** The variable that the whole text consists of. */
    private @Nullable String only(String text) {
        boolean whole = isOpen(text, 0) && closing(text, 2) == text.length() - 1;
        if (!whole) {
            Matcher bare = COMPOSE_BARE.matcher(text);
            return dialect == Dialect.COMPOSE && bare.matches() ? bare.group(1) : null;
        }
        String name = text.substring(2, text.length() - 1).replaceFirst("(?s)[:?+-].*", "");
        return NAME.matcher(name).matches() ? name : null;
    }

    private String resolve(String text, int depth) {
        if (text.length() > LONGEST) {
            return text.replace("${", "$${");
        }
        StringBuilder resolved = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int end = isOpen(text, at) ? closing(text, at + 2) : -1;
            Matcher bare = COMPOSE_BARE.matcher(text).region(at, text.length());
            if (dialect != Dialect.SPRING && text.startsWith("$$", at)) {
                dollar(resolved, text, at + 2);
                at += 2;
            } else if (end >= 0) {
                count(resolved);
                resolved.append(value(text.substring(at + 2, end), depth + 1));
                at = end + 1;
            } else if (dialect == Dialect.COMPOSE && bare.lookingAt()) {
                count(resolved);
                resolved.append("${").append(bare.group(1)).append('}');
                at = bare.end();
            } else if (text.charAt(at) == '$') {
                dollar(resolved, text, at + 1);
                at++;
            } else {
                resolved.append(text.charAt(at++));
            }
        }
        return resolved.toString();
    }

    private void count(StringBuilder resolved) {
        if (++count > MOST || resolved.length() > LONGEST) {
            throw new InvalidSourceException(
                    position,
                    "too many placeholders (expected: at most " + MOST + ", which do not contain each other)");
        }
    }

    /** In a configuration, a literal <code>${</code> has a second dollar sign. */
    private static void dollar(StringBuilder resolved, String text, int next) {
        resolved.append(text.startsWith("{", next) ? "$$" : "$");
    }

    private String value(String content, int depth) {
        return switch (dialect) {
            case COMPOSE -> {
                Matcher matcher = COMPOSE.matcher(content);
                if (!matcher.matches()) {
                    yield "$${}";
                }
                yield "-".equals(matcher.group(2)) ? resolve(matcher.group(3), depth) : reference(matcher.group(1));
            }
            case SPRING -> {
                int colon = content.indexOf(':');
                String name = colon < 0 ? content : content.substring(0, colon);
                String known = values.apply(name);
                if (known != null) {
                    yield resolve(known, depth);
                }
                yield colon < 0 ? reference(name) : resolve(content.substring(colon + 1), depth);
            }
            case KUBERNETES -> {
                String known = values.apply(content);
                yield known == null ? reference(content) : known;
            }
        };
    }

    private static String reference(String name) {
        return "${" + (NAME.matcher(name).matches() ? name : Setting.variableName(name)) + "}";
    }

    private boolean isOpen(String text, int at) {
        return text.length() > at + 1 && text.charAt(at) == '$' && text.charAt(at + 1) == dialect.open;
    }

    private int closing(String text, int from) {
        int depth = 1;
        for (int at = from; at < text.length(); at++) {
            if (isOpen(text, at)) {
                depth++;
            } else if (text.charAt(at) == dialect.close && --depth == 0) {
                return at;
            }
        }
        return -1;
    }
}
