/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.spi;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The validated values of one check in the configuration file. */
public interface OptionValues {
    /** The check's name, such as for the names of threads and connections. */
    String checkName();

    /** The check's timeout, for clients whose timeouts are set when they are created. */
    Duration timeout();

    /**
     * The value of a required option or of one with a default.
     *
     * @throws IllegalStateException if the option is neither
     */
    <T> T get(Option<T> option);

    /** The value, else the default, else {@code null}. */
    <T> @Nullable T find(Option<T> option);
}
