/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;

/** What {@code --exclude} leaves out of the folders: a pattern with a slash is for paths as reports show them, any other for names. */
final class Exclusions implements Predicate<Path> {
    private final List<String> patterns;
    private final List<PathMatcher> matchers;

    private Exclusions(List<String> patterns) {
        this.patterns = patterns;
        this.matchers = patterns.stream().map(Exclusions::matcher).toList();
    }

    /** @throws IllegalArgumentException if one of them is no pattern */
    static Exclusions of(List<String> patterns) {
        return new Exclusions(patterns.stream()
                .map(pattern -> pattern.replaceFirst("(?<=.)/$", ""))
                .toList());
    }

    private static PathMatcher matcher(String pattern) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "--exclude: '" + pattern + "' (expected: a pattern such as 'charts/**')", e);
        }
    }

    @Override
    public boolean test(Path path) {
        Path shown = path.normalize();
        for (int i = 0; i < patterns.size(); i++) {
            Optional<Path> candidate =
                    patterns.get(i).contains("/") ? Optional.of(shown) : Optional.ofNullable(shown.getFileName());
            if (candidate.filter(matchers.get(i)::matches).isPresent()) {
                return true;
            }
        }
        return false;
    }
}
