/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.CheckPolicy;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.OptionValues;

/**
 * One check of the file, ready to be run.
 *
 * @param name unique in the file
 * @param type what was written after {@code type:}
 * @param policy how it is run, the section {@code defaults} included
 * @param options the values that the check was made of
 * @param check the check itself, not connected yet
 */
public record CheckConfig(String name, CheckType type, CheckPolicy policy, OptionValues options, HealthCheck check) {
    private static final System.Logger LOGGER = System.getLogger(CheckConfig.class.getName());

    /** Gives back what the check holds. A check that throws is told to the log, by class name only. */
    void close() {
        if (check instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                String kind = e.getClass().getName();
                LOGGER.log(System.Logger.Level.WARNING, () -> "check '" + name + "' did not close: " + kind);
            }
        }
    }

    /** Shows no option, since a URL may hold a password as well. */
    @Override
    public String toString() {
        return "CheckConfig[name=" + name + ", type=" + type.name() + ", policy=" + policy + "]";
    }
}
