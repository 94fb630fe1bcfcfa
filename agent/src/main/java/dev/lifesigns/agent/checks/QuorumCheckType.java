/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.checks;

import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.checks.spi.OptionValues;
import java.util.List;

/** {@code type: quorum}. */
public final class QuorumCheckType implements CheckType {
    static final Option<List<String>> MEMBERS = Option.list(
                    "members", "Names of other checks; with probes: none, they affect no probe by themselves.")
            .required();
    static final Option<Integer> AT_LEAST = Option.integer("atLeast", "How many of them have to be up or degraded.")
            .required();

    @Override
    public String name() {
        return "quorum";
    }

    @Override
    public String summary() {
        return "Enough of other checks are up. It is computed whenever one of them changes, and never run.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(MEMBERS, AT_LEAST);
    }

    @Override
    public HealthCheck create(OptionValues values) {
        return new QuorumOfChecks(values.get(AT_LEAST), values.get(MEMBERS));
    }
}
