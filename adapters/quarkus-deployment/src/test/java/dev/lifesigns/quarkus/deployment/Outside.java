/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.quarkus.deployment;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.bridge.BridgePolicies;
import dev.lifesigns.contract.AdoptingApplication.Setup;
import dev.lifesigns.contract.ScriptedForeignCheck;

/**
 * Where a test and its application meet. Quarkus loads the classes of an application by a class loader of its own, and this one is not
 * among them, so both see the same. Public, as the two are not in the same package either.
 */
public final class Outside {
    /** What the application that starts next is made of. */
    public static volatile Setup setup;

    /** The application that started last. */
    public static volatile Inside inside;

    private Outside() {}

    /** What a test needs of the application. */
    public interface Inside {
        /** Its engine. */
        HealthChecker health();

        /** Puts other policies into effect. */
        void reload(BridgePolicies policies);

        /** Registers a check by code. */
        void register(String name, ScriptedForeignCheck check);
    }
}
