/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.util.List;

/** Checks as they are registered when a checker is built with them. */
final class Registered {
    private Registered() {}

    /** The configuration of a checker with these checks and no custom probes. */
    static CheckerConfig config(CheckDefinition... checks) {
        return CheckerConfig.of(options(checks));
    }

    /** The options of such a checker. */
    static CheckerOptions options(CheckDefinition... checks) {
        CheckerOptions options = new CheckerOptions();
        options.checks.addAll(List.of(checks));
        return options;
    }

    /** The first check. */
    static RegisteredCheck check(CheckDefinition definition) {
        return new RegisteredCheck(definition, 0, 1, config(definition).probesOf(definition));
    }
}
