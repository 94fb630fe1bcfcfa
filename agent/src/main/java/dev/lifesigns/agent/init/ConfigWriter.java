/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.init;

import dev.lifesigns.text.JsonText;
import dev.lifesigns.text.Printable;
import java.util.List;
import java.util.Map;

/** Writes a configuration with its reasons as comments. */
final class ConfigWriter {
    private static final int LONGEST_COMMENT = 300;
    private static final int MOST_NOTES = 50;
    private static final String HEAD = """
            # yaml-language-server: $schema=https://raw.githubusercontent.com/lifesigns/lifesigns/main/docs/lifesigns.schema.json

            # A first configuration, written by 'lifesigns config init'. Read it before you use it.
            # A check is critical only where the file itself waits for it. Passwords are references: give them a value.
            """;

    private final String files;
    private final Source source;
    private final Map<String, Draft> checks;

    /**
     * @param files from which it was made
     * @param checks by name
     */
    ConfigWriter(String files, Source source, Map<String, Draft> checks) {
        this.files = files;
        this.source = source;
        this.checks = checks;
    }

    String text() {
        StringBuilder text = new StringBuilder(HEAD);
        comment(text, "", "Made from: " + files);
        List<String> notes = source.notes();
        if (!notes.isEmpty()) {
            comment(text, "", "Not used:");
            notes.stream().limit(MOST_NOTES).forEach(note -> comment(text, "", "  " + note));
        }
        if (notes.size() > MOST_NOTES) {
            comment(text, "", "  and " + (notes.size() - MOST_NOTES) + " more");
        }
        String service = source.serviceName();
        if (service != null) {
            text.append("\nservice:\n  name: ").append(quoted(service)).append('\n');
        }
        text.append("\nchecks:\n");
        boolean first = true;
        for (Map.Entry<String, Draft> check : checks.entrySet()) {
            text.append(first ? "" : "\n").append(check(check.getKey(), check.getValue()));
            first = false;
        }
        return text.toString();
    }

    /** One entry of {@code checks}. */
    static String check(String name, Draft draft) {
        StringBuilder text = new StringBuilder();
        draft.reasons().forEach(reason -> comment(text, "  ", reason));
        String critical = draft.critical();
        if (critical != null) {
            comment(text, "  ", "Critical, because " + critical + ".");
        }
        text.append("  ").append(isPlain(name) ? name : quoted(name)).append(":\n");
        text.append("    type: ").append(draft.type()).append('\n');
        draft.options()
                .forEach((option, value) -> text.append("    ")
                        .append(option)
                        .append(": ")
                        .append(isLiteral(value) ? value : quoted(value))
                        .append('\n'));
        return text.append("    critical: ")
                .append(critical != null)
                .append('\n')
                .toString();
    }

    private static void comment(StringBuilder text, String indent, String line) {
        text.append(indent)
                .append("# ")
                .append(Printable.of(line, LONGEST_COMMENT))
                .append('\n');
    }

    /** Whether YAML reads it as text without quotes. */
    private static boolean isPlain(String name) {
        return name.matches("[a-z][a-z0-9._-]*") && !name.matches("true|false|null|y|n|yes|no|on|off");
    }

    private static boolean isLiteral(String value) {
        return value.matches("true|[1-9][0-9]{0,8}");
    }

    private static String quoted(String value) {
        return JsonText.line(value).strip();
    }
}
