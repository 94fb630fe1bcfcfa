/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.init;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A check that is to be written. Contains no secret.
 *
 * @param name as found; not yet one for a check
 * @param type of the check
 * @param options by name, as they are written
 * @param target what is connected to; {@code null} if only a reference knows
 * @param database distinguishes checks of one server
 * @param rank of several checks of the same target, the one with the highest is written
 * @param reasons why it is there, with places
 * @param critical why it is critical; {@code null} if it is not
 */
record Draft(
        String name,
        String type,
        Map<String, String> options,
        @Nullable HostPort target,
        String database,
        int rank,
        List<String> reasons,
        @Nullable String critical) {
    /** A port that accepts connections. */
    static final int PORT = 0;
    /** A known service or a request. */
    static final int SERVICE = 1;
    /** What a program uses, with its credentials. */
    static final int USED = 2;

    static Draft of(String name, Access access, int rank, String reason, @Nullable String critical) {
        Backend backend = access.backend();
        boolean jdbc = backend.type().equals("jdbc");
        Stream<String> hint = backend.pack().stream()
                .map(file ->
                        "Its port only: type " + backend.packedType() + " asks it more, with " + file + " in ext/.");
        return new Draft(
                name,
                backend.type(),
                access.options(),
                access.hosts().get(0),
                jdbc ? access.database() : "",
                rank,
                Stream.concat(Stream.of(reason), hint).toList(),
                critical);
    }

    static Draft tcp(String name, HostPort target, String reason, @Nullable String critical) {
        return new Draft(name, "tcp", Access.tcp(target), target, "", PORT, List.of(reason), critical);
    }

    /** The same as a check of its port, which is always valid; {@code null} if the port is not known. */
    @Nullable
    Draft asTcp() {
        return target == null || type.equals("tcp")
                ? null
                : new Draft(name, "tcp", Access.tcp(target), target, "", PORT, reasons, critical);
    }
}
