/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

/**
 * "Did you mean": finds the valid name that a wrong one is most like. Case, {@code -} and {@code _} make no difference.
 * Loads its library on first use, so a file without mistakes does not pay for it. Thread-safe.
 */
public final class Suggestions {
    private static final int LONGEST = 100;
    private static final double SIMILAR = 0.8;
    private static final int MOST_CHANGES = 2;
    private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();

    private Suggestions() {}

    /** The most similar candidate, if any is similar enough to suggest it; the alphabetically first of several. */
    public static Optional<String> nearest(String wrong, Collection<String> candidates) {
        return best(wrong, candidates, SIMILAR, candidate -> SIMILARITY.apply(bare(wrong), bare(candidate)));
    }

    /**
     * The candidate that differs only by a typo: at most one change per four characters, and at most two. For decisions,
     * which need more certainty than a suggestion.
     */
    public static Optional<String> typoOf(String written, Collection<String> candidates) {
        int most = Math.min(MOST_CHANGES, Math.max(1, written.length() / 4));
        LevenshteinDistance distance = new LevenshteinDistance(most);
        return best(written, candidates, -most, candidate -> {
            int changes = distance.apply(bare(written), bare(candidate));
            return changes < 0 ? Double.NEGATIVE_INFINITY : -changes;
        });
    }

    /** {@code ; did you mean 'timeout'?}, or nothing. */
    public static String sentence(String wrong, Collection<String> candidates) {
        return nearest(wrong, candidates).map(Suggestions::sentence).orElse("");
    }

    /** {@code ; did you mean 'timeout'?}, or {@code  (expected: one of period, timeout)}. */
    public static String sentenceOrAll(String wrong, Collection<String> candidates) {
        return nearest(wrong, candidates)
                .map(Suggestions::sentence)
                .orElseGet(() -> " (expected: " + (candidates.size() == 1 ? "" : "one of ")
                        + String.join(", ", candidates) + ")");
    }

    /** {@code ; did you mean 'timeout'?}. */
    public static String sentence(String name) {
        return "; did you mean '" + name + "'?";
    }

    private static Optional<String> best(
            String wrong, Collection<String> candidates, double least, ToDoubleFunction<String> score) {
        if (wrong.length() > LONGEST) {
            return Optional.empty();
        }
        List<String> sorted = new ArrayList<>(candidates);
        sorted.sort(null);
        @Nullable String best = null;
        double bestScore = least;
        for (String candidate : sorted) {
            double each = score.applyAsDouble(candidate);
            if (each > bestScore || (best == null && each == least)) {
                best = candidate;
                bestScore = each;
            }
        }
        return Optional.ofNullable(best);
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }
}
