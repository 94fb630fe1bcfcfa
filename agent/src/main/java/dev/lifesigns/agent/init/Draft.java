/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.init;

import java.util.List;
import java.util.Map;
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
        boolean jdbc = access.backend().type().equals("jdbc");
        return new Draft(
                name,
                access.backend().type(),
                access.options(),
                access.hosts().get(0),
                jdbc ? access.database() : "",
                rank,
                List.of(reason),
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
