/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.spi;

import dev.lifesigns.HealthCheck;
import java.util.List;
import java.util.Map;

/**
 * A kind of check that can be written in the agent's configuration file: {@code type: jdbc}.
 *
 * <p>Found by {@link java.util.ServiceLoader}, so that a jar beside the agent adds its own. What the file may say, its
 * validation, its JSON Schema and its reference page all come from {@link #options()}.
 */
public interface CheckType {
    /** The word after {@code type:}, lower case. */
    String name();

    /** One sentence for the reference: what the check verifies. */
    String summary();

    /** Every key that the check accepts in addition to those of the policy, in the order of the reference. */
    List<Option<?>> options();

    /**
     * Creates the check. It must not connect yet: a dependency that is down must not keep the agent from starting. If
     * the check is {@link AutoCloseable} it is closed when the agent stops.
     *
     * @param values the validated values of {@link #options()}
     * @throws InvalidOptionException if a value, or a combination, is refused; the agent adds file, line and column
     */
    HealthCheck create(OptionValues values);

    /**
     * What the values say that is accepted and yet dangerous, such as a certificate that is not verified; by default
     * nothing. The agent reports it with file, line and column.
     *
     * @param values values with which {@link #create} made a check
     * @return the warning for each such option; it repeats no secret
     */
    default Map<Option<?>, String> warnings(OptionValues values) {
        return Map.of();
    }
}
