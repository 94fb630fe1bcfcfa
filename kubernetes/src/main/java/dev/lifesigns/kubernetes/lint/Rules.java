/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kubernetes.lint;

import java.util.List;

/** Every rule that there is. */
public final class Rules {
    private Rules() {}

    /** What a person is told of each rule, in the order of the documentation. */
    public static List<RuleText> texts() {
        return List.of();
    }
}
