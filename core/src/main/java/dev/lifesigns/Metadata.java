/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.internal.Redactor;
import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Descriptive information about a check, without secrets: it is shown to operators, and often comes from a configuration with
 * variables in it. Immutable.
 *
 * @param labels sorted by name
 */
record Metadata(
        @Nullable String displayName,
        @Nullable String description,
        @Nullable URI runbook,
        Map<String, String> labels) {
    static final Metadata NONE = new Metadata(null, null, null, Map.of());

    private static final int SHORT = 200;
    private static final int LONG = 1_000;
    private static final int MOST_LABELS = 32;
    private static final String LABEL_FORM = "[a-zA-Z_][a-zA-Z0-9_.-]{0,62}";
    private static final Pattern LABEL = Pattern.compile(LABEL_FORM);

    Metadata withDisplayName(String next) {
        return new Metadata(text("displayName", next, SHORT), description, runbook, labels);
    }

    Metadata withDescription(String next) {
        return new Metadata(displayName, text("description", next, LONG), runbook, labels);
    }

    Metadata withRunbook(String next) {
        URI parsed;
        try {
            parsed = URI.create(next);
        } catch (IllegalArgumentException e) {
            throw noUrl();
        }
        return withRunbook(parsed);
    }

    Metadata withRunbook(URI next) {
        String scheme = next.getScheme();
        boolean web = "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
        boolean secret = next.getRawUserInfo() != null
                || !Redactor.redact(next.toString()).equals(next.toString());
        if (!web || next.getHost() == null || secret) {
            throw noUrl();
        }
        return new Metadata(displayName, description, next, labels);
    }

    Metadata withLabel(String name, String value) {
        requireNonNull(name, "CheckPolicy.Builder.label: name is null");
        requireNonNull(value, () -> "label '" + name + "': value is null");
        if (!LABEL.matcher(name).matches()) {
            throw new IllegalArgumentException("label name: '" + name + "' (expected: " + LABEL_FORM + ")");
        }
        if (value.length() > SHORT) {
            throw new IllegalArgumentException(
                    "label '" + name + "': " + value.length() + " characters (expected: at most " + SHORT + ")");
        }
        Map<String, String> more = new TreeMap<>(labels);
        more.put(name, Redactor.secretKey(name) ? Redactor.MASK : Text.oneLine(Redactor.redact(value)));
        if (more.size() > MOST_LABELS) {
            throw new IllegalArgumentException("labels: " + more.size() + " (expected: at most " + MOST_LABELS + ")");
        }
        return new Metadata(displayName, description, runbook, Collections.unmodifiableMap(more));
    }

    private static String text(String what, String value, int longest) {
        requireNonNull(value, () -> "CheckPolicy.Builder." + what + ": " + what + " is null");
        if (value.isBlank() || value.length() > longest) {
            throw new IllegalArgumentException(
                    what + ": " + value.length() + " characters (expected: some text, at most " + longest + ")");
        }
        return Text.oneLine(Redactor.redact(value));
    }

    /** Without the value, which may contain a password. */
    private static IllegalArgumentException noUrl() {
        return new IllegalArgumentException(
                "runbook: (expected: an absolute http or https URL without user, password or token)");
    }
}
