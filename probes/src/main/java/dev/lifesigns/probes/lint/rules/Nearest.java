/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Suggests the name that was probably meant. */
public final class Nearest {
    private static final int LONGEST = 64;

    private Nearest() {}

    /** The name with the smallest edit distance, if it is small. */
    public static Optional<String> to(String written, Collection<String> names) {
        String bare = bare(written);
        if (bare.length() > LONGEST) {
            return Optional.empty();
        }
        String best = null;
        int least = Math.max(1, bare.length() / 4) + 1;
        for (String name : names.stream().sorted().toList()) {
            int changes = LevenshteinDistance.getDefaultInstance().apply(bare, bare(name));
            if (changes < least) {
                least = changes;
                best = name;
            }
        }
        return Optional.ofNullable(best);
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }
}
