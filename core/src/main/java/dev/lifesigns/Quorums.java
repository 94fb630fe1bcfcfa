/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.CheckState.Now;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which quorums have to be recomputed when a check changes, and how. Not thread-safe; guarded by the engine's lock. */
final class Quorums {
    private final Map<String, List<RegisteredCheck>> byMember = new HashMap<>();

    void add(RegisteredCheck check) {
        Quorum quorum = check.quorum();
        if (quorum != null) {
            quorum.members()
                    .forEach(member -> byMember.computeIfAbsent(member, name -> new ArrayList<>())
                            .add(check));
        }
    }

    void remove(RegisteredCheck check) {
        Quorum quorum = check.quorum();
        if (quorum != null) {
            quorum.members()
                    .forEach(member ->
                            byMember.getOrDefault(member, new ArrayList<>()).remove(check));
        }
    }

    /** The quorums that the check is a member of. */
    List<RegisteredCheck> of(String member) {
        return byMember.isEmpty() ? List.of() : List.copyOf(byMember.getOrDefault(member, List.of()));
    }

    /**
     * The new state of a quorum, or {@code null} if it has not changed.
     *
     * @param states of all checks, its members included
     * @param before its state until now
     * @param indexes of the registered checks, by name
     * @param sinceNanos when the last of its members changed
     */
    static @Nullable CheckState computed(
            EngineState states,
            CheckState before,
            Function<String, @Nullable Integer> indexes,
            long sinceNanos,
            Now now) {
        Outcome outcome = requireNonNull(before.check().quorum()).outcome(member -> {
            Integer index = indexes.apply(member);
            return index == null ? null : states.state(index).status();
        });
        boolean same = before.status() == outcome.status()
                && Objects.equals(before.effective().message(), outcome.message());
        return same ? null : before.computed(outcome, sinceNanos, now);
    }

    /**
     * Everything that is invalid about these quorums.
     *
     * @param names of all checks, these quorums included
     * @param all these quorums and those that were there before
     */
    static List<String> faults(Map<String, Quorum> quorums, Set<String> names, Map<String, Quorum> all) {
        List<String> faults = new ArrayList<>();
        quorums.forEach((name, quorum) ->
                quorum.problems(name, names).forEach(problem -> faults.add("check '" + name + "': " + problem)));
        faults.addAll(cycles(all));
        return faults;
    }

    /** One problem for each quorum that depends on itself, directly or through others. */
    private static List<String> cycles(Map<String, Quorum> quorums) {
        List<String> faults = new ArrayList<>();
        quorums.forEach((name, quorum) -> {
            if (reaches(name, name, quorums, new HashSet<>())) {
                faults.add("check '" + name + "': members: " + quorum.members()
                        + " (expected: none that is computed from it in turn)");
            }
        });
        return faults;
    }

    private static boolean reaches(String from, String to, Map<String, Quorum> quorums, Set<String> visited) {
        Quorum quorum = quorums.get(from);
        if (quorum == null || !visited.add(from)) {
            return false;
        }
        return quorum.members().contains(to)
                || quorum.members().stream().anyMatch(member -> reaches(member, to, quorums, visited));
    }
}
