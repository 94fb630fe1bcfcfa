/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import static java.util.Comparator.comparingInt;

import dev.lifesigns.internal.Redactor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Turns the message of a client library into one short line without secrets.
 *
 * <p>The engine redacts what looks like a secret; only the check knows the secrets that do not. Immutable.
 */
public final class Secrets {
    private static final int LONGEST_MESSAGE = 300;

    private final List<String> secrets;

    private Secrets(List<String> secrets) {
        this.secrets = secrets;
    }

    /** Knows these secrets; empty ones are ignored. */
    public static Secrets of(Collection<String> secrets) {
        List<String> longestFirst = new ArrayList<>();
        for (String secret : secrets) {
            if (!secret.isEmpty()) {
                longestFirst.add(secret);
            }
        }
        longestFirst.sort(comparingInt(String::length).reversed());
        return new Secrets(List.copyOf(longestFirst));
    }

    /** Knows no secrets other than those that the engine recognizes. */
    public static Secrets none() {
        return new Secrets(List.of());
    }

    /** The first line of the text, shortened, with every secret masked. */
    public String clean(String text) {
        String masked = text;
        for (String secret : secrets) {
            masked = masked.replace(secret, Redactor.MASK);
        }
        String line = Redactor.redact(masked).strip().lines().findFirst().orElse("");
        return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE) + "…";
    }
}
