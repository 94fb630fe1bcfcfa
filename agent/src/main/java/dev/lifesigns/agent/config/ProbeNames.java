/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.Probes;
import dev.lifesigns.text.Suggestions;
import dev.lifesigns.text.schema.JsonSchema;
import dev.lifesigns.text.schema.Scalar;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names of probes. Any name defines a probe, so a typo would silently take a check out of readiness: a name that is
 * almost one of the three built-in names is refused.
 */
final class ProbeNames {
    private static final Set<String> ALSO_SAID =
            Set.of("live", "alive", "ready", "start", "started", "livez", "readyz");

    static final Scalar<String> SHAPE = new Scalar<>(
            "liveness, readiness, startup, or a different name that matches " + Names.FORM,
            name -> isClear(name) ? name : null,
            name -> name,
            schema(),
            Probes.STANDARD,
            Scalar.Secrecy.OPEN);

    private ProbeNames() {}

    private static boolean isClear(String name) {
        return Probes.STANDARD.contains(name)
                || (Names.wellFormed(name)
                        && !ALSO_SAID.contains(name)
                        && Suggestions.typoOf(name, Probes.STANDARD).isEmpty());
    }

    private static Map<String, Object> schema() {
        Map<String, Object> own = JsonSchema.object("type", "string", "pattern", "^" + Names.FORM + "$");
        return JsonSchema.object("anyOf", List.of(JsonSchema.object("enum", Probes.STANDARD), own));
    }
}
