/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The condition that at least {@code atLeast} of some other checks are up. Computed when one of them changes, never
 * run.
 *
 * @param members names of the others; one that is no longer registered counts as not up
 */
record Quorum(int atLeast, List<String> members) {
    /** The quorum of these members, none of which is {@code null}; {@code method} is named if one is. */
    static Quorum of(String method, int atLeast, List<String> members) {
        requireNonNull(members, () -> method + ": members is null");
        for (String member : members) {
            requireNonNull(member, () -> method + ": a member is null");
        }
        return new Quorum(atLeast, List.copyOf(members));
    }

    /**
     * The outcome for these members: up if enough are up, degraded if enough are up or degraded, down if not even the
     * unknown ones could complete the quorum, and unknown otherwise.
     *
     * @param statuses the statuses of registered members, by name
     */
    Outcome outcome(Function<String, @Nullable CheckStatus> statuses) {
        int up = 0;
        int degraded = 0;
        int unknown = 0;
        for (String member : members) {
            CheckStatus status = statuses.apply(member);
            up += status == CheckStatus.UP ? 1 : 0;
            degraded += status == CheckStatus.DEGRADED ? 1 : 0;
            unknown += status == CheckStatus.UNKNOWN ? 1 : 0;
        }
        String message = (up + degraded) + " of " + members.size() + " are up"
                + (unknown == 0 ? "" : ", " + unknown + " are unknown") + " (expected: at least " + atLeast + ")";
        if (up >= atLeast) {
            return Outcome.computed(CheckStatus.UP, null, message);
        }
        if (up + degraded >= atLeast) {
            return Outcome.computed(CheckStatus.DEGRADED, null, message);
        }
        return up + degraded + unknown < atLeast
                ? Outcome.computed(CheckStatus.DOWN, ErrorKind.THRESHOLD, message)
                : Outcome.computed(CheckStatus.UNKNOWN, null, message);
    }

    /** Everything that is invalid about it; empty if it is valid. */
    List<String> problems(String own, Set<String> checks) {
        Set<String> others = new LinkedHashSet<>(checks);
        others.remove(own);
        List<String> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String member : members) {
            if (!seen.add(member)) {
                problems.add("member: " + Names.more(member));
            } else if (!checks.contains(member)) {
                problems.add("member: " + Names.unknown(member, others));
            }
        }
        if (atLeast < 1 || atLeast > members.size()) {
            problems.add("atLeast: " + atLeast + " (expected: 1 to " + members.size() + ", the number of members)");
        }
        return problems;
    }
}
