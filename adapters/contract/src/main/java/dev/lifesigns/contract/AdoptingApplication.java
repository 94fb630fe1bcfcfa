/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.contract;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.bridge.BridgePolicies;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** An application in a framework, with its adapter: what {@link BridgeContract} talks to. */
public interface AdoptingApplication extends AutoCloseable {
    /**
     * What the application is made of.
     *
     * @param policies what its configuration says
     * @param checks to be registered before it starts, by name
     * @param inMemory the same for checks that the adapter passes through
     */
    record Setup(
            BridgePolicies policies,
            Map<String, ScriptedForeignCheck> checks,
            Map<String, ScriptedForeignCheck> inMemory) {
        public Setup {
            checks = Map.copyOf(checks);
            inMemory = Map.copyOf(inMemory);
        }
    }

    /**
     * What the framework shows of one check.
     *
     * @param up whether the framework takes it for working
     * @param error the word for our own failure that is in the answer, such as {@code timeout}; {@code null} if there is none
     */
    record Shown(boolean up, @Nullable String error) {}

    /** Asks the framework itself, as its users do: its endpoint, or its registry. */
    Shown ask(String name) throws Exception;

    /** The engine. */
    HealthChecker health();

    /** Registers a check while the application runs; where the framework has no such thing, not implemented. */
    default void register(String name, ScriptedForeignCheck check) throws Exception {
        throw new TestAbortedException("this framework registers no checks while it runs");
    }

    /** Takes a check out while the application runs; where the framework has no such thing, not implemented. */
    default void remove(String name) throws Exception {
        throw new TestAbortedException("this framework removes no checks while it runs");
    }

    /** Reads the configuration again; where the adapter has no such thing, not implemented. */
    default void reload(BridgePolicies policies) throws Exception {
        throw new TestAbortedException("this adapter does not read its configuration again");
    }

    /** Stops the application. */
    @Override
    void close() throws Exception;
}
