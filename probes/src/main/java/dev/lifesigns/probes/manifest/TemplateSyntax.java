/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.manifest;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The syntax of a tool that renders manifests.
 *
 * @param mark how to recognize it
 * @param advice how to render it
 */
record TemplateSyntax(Pattern mark, String advice) {
    private static final List<TemplateSyntax> KNOWN = List.of(
            of(
                    "\\{\\{-?\\s*(/\\*|\\.|\\$|(else|end|include|range|with|define|template|block|tpl|toYaml|if)\\b)",
                    "helm template … | lifesigns probes lint -"),
            of("(?m)^\\s*[%$]\\{~?\\s*(if|for|else|endif|endfor)\\b", "with Terraform's templatefile"),
            of("\\{%-?\\s*\\w+", "with Jinja, as Ansible does"),
            of("<%[-=]?", "with ERB"),
            of("\\{\\{[^{}\\n]*}}", "with its tool, such as Jinja or Mustache"),
            of("@[A-Za-z][\\w.-]*@", "with the build that replaces @…@, such as Maven"),
            of("\\$\\{\\{[^{}\\n]*}}", "with the pipeline or template that fills it in"),
            of("(?<![\\w$])\\{[A-Z][A-Z0-9_]*}", "with the script that replaces {…}"));
    /* Lines that a tool executes: what is between them may be there or not, once or often. */
    private static final Pattern CONTROL = Pattern.compile(
            "\\{\\{[-~]?\\s*(if|else|end|range|with|define|block|template|include|tpl|toYaml|/|#|\\^)|[%$]\\{~?\\s*(if|for|else|endif|endfor)\\b"
                    + "|\\{%|<%");
    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*#.*$");
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\$?\\{\\{[^{}\\n]*}}|@[A-Za-z][\\w.-]*@|(?<![\\w$])\\{[A-Z][A-Z0-9_]*}");

    private static TemplateSyntax of(String mark, String advice) {
        return new TemplateSyntax(Pattern.compile(mark), advice);
    }

    /** The syntax in a text that is not YAML, if it is a template. */
    static Optional<TemplateSyntax> in(String text) {
        String content = COMMENT.matcher(text).replaceAll("");
        return KNOWN.stream()
                .filter(syntax -> syntax.mark.matcher(content).find())
                .findFirst();
    }

    /** The text with a scalar of the same length in the place of each placeholder; empty if it has more than placeholders. */
    static Optional<String> withoutPlaceholders(String text) {
        return CONTROL.matcher(COMMENT.matcher(text).replaceAll("")).find()
                ? Optional.empty()
                : Optional.of(PLACEHOLDER
                        .matcher(text)
                        .replaceAll(found ->
                                "\\$(" + "_".repeat(Math.max(0, found.group().length() - 3)) + ")"));
    }
}
