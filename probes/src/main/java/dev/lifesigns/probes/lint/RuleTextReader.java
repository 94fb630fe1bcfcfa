/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the Markdown of a rule. Strict, so that a page that lost a section fails the build: the heading and the title
 * are followed by {@code Why}, {@code Instead of}, {@code Write}, {@code Exceptions} (may be left out) and {@code
 * Sources}, in this order.
 *
 * <pre>{@code
 * # timeout-not-below-period
 *
 * **A probe's timeout is shorter than its period.** Severity: warning.
 *
 * ## Why
 * }</pre>
 */
final class RuleTextReader {
    private static final List<String> SECTIONS = List.of("Why", "Instead of", "Write", "Exceptions", "Sources");
    private static final String OPTIONAL = "Exceptions";
    private static final Pattern INTRODUCTION = Pattern.compile(
            "# (?<id>[a-z-]+)\n\n\\*\\*(?<title>[^\n]+)\\.\\*\\* Severity: (?<severity>error|warning|note)\\.\n");
    private static final String FENCE = "```";
    private static final String YAML = FENCE + "yaml\n";
    private static final Pattern SOURCE = Pattern.compile("- <(?<address>https://\\S+)>");

    private final String name;
    private final Map<String, String> sections = new LinkedHashMap<>();

    private RuleTextReader(String name) {
        this.name = name;
    }

    /** The text of the rule with that id. */
    static RuleText read(String id) {
        String name = "rules/" + id + ".md";
        try (InputStream resource = RuleTextReader.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException(
                        name + ": missing (expected: a resource of " + RuleTextReader.class.getPackageName() + ")");
            }
            return parse(id, new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text in that Markdown. */
    static RuleText parse(String id, String markdown) {
        return new RuleTextReader("rules/" + id + ".md").text(id, markdown);
    }

    private RuleText text(String id, String markdown) {
        String[] parts = markdown.split("\n## ", -1);
        Matcher introduction = INTRODUCTION.matcher(parts[0]);
        if (!introduction.matches() || !introduction.group("id").equals(id)) {
            throw wrong("introduction", "# " + id + ", then **a title.** Severity: error, warning or note.");
        }
        List<String> headings = new ArrayList<>();
        for (String part : List.of(parts).subList(1, parts.length)) {
            String heading = part.lines().findFirst().orElse("");
            headings.add(heading);
            sections.put(heading, part.substring(heading.length()).strip() + "\n");
        }
        if (!headings.equals(SECTIONS.stream().filter(this::isExpected).toList())) {
            throw wrong("sections " + headings, SECTIONS + ", " + OPTIONAL + " may be left out");
        }
        return new RuleText(
                id,
                Severity.valueOf(introduction.group("severity").toUpperCase(Locale.ROOT)),
                introduction.group("title"),
                prose("Why"),
                yaml("Instead of"),
                yaml("Write"),
                sections.containsKey(OPTIONAL) ? prose(OPTIONAL) : "",
                sources());
    }

    private boolean isExpected(String section) {
        return !section.equals(OPTIONAL) || sections.containsKey(OPTIONAL);
    }

    private String content(String section) {
        return sections.getOrDefault(section, "");
    }

    private String prose(String section) {
        String prose = content(section).strip().replace('\n', ' ');
        if (!prose.endsWith(".")) {
            throw wrong(section, "sentences");
        }
        return prose;
    }

    private String yaml(String section) {
        String block = content(section).strip();
        int end = block.indexOf(FENCE, FENCE.length());
        if (!block.startsWith(YAML) || end <= YAML.length() || end + FENCE.length() != block.length()) {
            throw wrong(section, "one block of yaml");
        }
        return block.substring(YAML.length(), end);
    }

    private List<String> sources() {
        String lines = content("Sources").strip();
        if (lines.isEmpty()) {
            throw wrong("Sources", "- <https://…>");
        }
        return lines.lines().map(this::source).toList();
    }

    private String source(String line) {
        Matcher source = SOURCE.matcher(line);
        if (!source.matches()) {
            throw wrong("Sources: '" + line + "'", "- <https://…>");
        }
        return source.group("address");
    }

    private IllegalStateException wrong(String place, String expected) {
        return new IllegalStateException(name + ": " + place + " (expected: " + expected + ")");
    }
}
