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
 * @param policy how it is run, including the section {@code defaults}
 * @param options the values that the check was created from
 * @param check the check itself, not connected yet
 */
public record CheckConfig(String name, CheckType type, CheckPolicy policy, OptionValues options, HealthCheck check) {
    private static final System.Logger LOGGER = System.getLogger(CheckConfig.class.getName());

    /** Whether it is written in the same way: both would be run alike, though they are different objects. */
    public boolean isSameAs(CheckConfig other) {
        return name.equals(other.name)
                && type.name().equals(other.type.name())
                && policy.equals(other.policy)
                && options.equals(other.options);
    }

    /** Releases what the check holds. An exception is logged, by class name only. */
    public void close() {
        if (check instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                String kind = e.getClass().getName();
                LOGGER.log(System.Logger.Level.WARNING, () -> "check '" + name + "' did not close: " + kind);
            }
        }
    }

    /** Shows no option, because even a URL may contain a password. */
    @Override
    public String toString() {
        return "CheckConfig[name=" + name + ", type=" + type.name() + ", policy=" + policy + "]";
    }
}
