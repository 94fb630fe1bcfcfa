/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.checks.spi.CheckType;
import java.util.ServiceLoader;

/** The check types that the agent ships, without those of the tests. */
final class BuiltIn {
    private BuiltIn() {}

    static CheckTypes types() {
        return CheckTypes.of(ServiceLoader.load(CheckType.class).stream()
                .filter(type -> type.type().getPackageName().matches("dev\\.lifesigns\\.(agent\\.)?checks\\b.*"))
                .map(ServiceLoader.Provider::get)
                .toList());
    }
}
