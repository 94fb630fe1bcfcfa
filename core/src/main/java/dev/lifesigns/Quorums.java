/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which quorums have to be recomputed when a check changes. Not thread-safe; guarded by the engine's lock. */
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
