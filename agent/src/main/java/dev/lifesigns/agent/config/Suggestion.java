/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** The nearest valid name. Only touched when a name is wrong, so that a file without findings loads none of it. */
public final class Suggestion {
    private static final int LONGEST = 100;
    private static final double NEAR = 0.8;
    private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();

    private Suggestion() {}

    /** The candidate that is most like {@code wrong}, case aside, if any is like it. */
    static Optional<String> nearest(String wrong, Collection<String> candidates) {
        return candidates.stream()
                .filter(candidate -> wrong.length() <= LONGEST && similarity(wrong, candidate) >= NEAR)
                .max(Comparator.comparingDouble(candidate -> similarity(wrong, candidate)));
    }

    /** {@code ; did you mean 'timeout'?}, or nothing. */
    public static String sentence(String wrong, Collection<String> candidates) {
        return nearest(wrong, candidates)
                .map(name -> "; did you mean '" + name + "'?")
                .orElse("");
    }

    private static double similarity(String a, String b) {
        return SIMILARITY.apply(a.toLowerCase(Locale.ROOT), b.toLowerCase(Locale.ROOT));
    }
}
