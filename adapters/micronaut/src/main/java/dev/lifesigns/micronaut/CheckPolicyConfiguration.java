/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.micronaut;

import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;

/** The policy of one indicator, under {@code lifesigns.checks} and its name. */
@EachProperty("lifesigns.checks")
final class CheckPolicyConfiguration extends PolicyConfiguration {
    private final String name;

    /**
     * @param name in any spelling
     */
    CheckPolicyConfiguration(@Parameter String name) {
        this.name = name;
    }

    String name() {
        return name;
    }
}
