/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.util.List;

/** Checks in their places, as if a checker had been built with them. */
final class Registered {
    private Registered() {}

    /** A registration of these checks, without probes of its own. */
    static CheckerConfig registration(CheckDefinition... checks) {
        return CheckerConfig.of(ServiceInfo.of("test", null, null), List.of(checks), List.of(), List.of(), 16);
    }

    /** The first check. */
    static RegisteredCheck check(CheckDefinition definition) {
        return new RegisteredCheck(definition, 0, 1, registration(definition).probesOf(definition));
    }
}
