/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.Probes;
import dev.lifesigns.text.Position;
import dev.lifesigns.text.schema.Key;
import dev.lifesigns.text.schema.ParseContext;
import dev.lifesigns.text.schema.Values;
import java.util.Collection;
import java.util.List;

/** The checks that belong to readiness. Without any, readiness is up whatever happens. */
final class ReadinessChecks {
    private ReadinessChecks() {}

    /**
     * Warns at the key of the checks if none belongs to readiness. In a file with errors, and of a check whose type is not
     * known here, nobody knows where it belongs.
     *
     * @param probes the probes of each check that could be read
     */
    static void warnIfNone(
            Values file, Key<List<RawCheck>> key, List<? extends Collection<String>> probes, ParseContext context) {
        List<RawCheck> written = file.written(key);
        Position position = file.position(key);
        if (!context.hasErrors()
                && written != null
                && position != null
                && written.size() == probes.size()
                && probes.stream().noneMatch(each -> each.contains(Probes.READINESS))) {
            context.warning(position, "checks: none belongs to readiness (expected: at least one)");
        }
    }
}
