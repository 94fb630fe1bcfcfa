/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.checks.spi.OptionValues;
import java.util.List;

/** A type that a jar beside the agent might bring: always up. */
public class PretendCheckType implements CheckType {
    private static final Option<String> SECRET = Option.secret("secret", "Never shown.");

    @Override
    public String name() {
        return "pretend";
    }

    @Override
    public String summary() {
        return "Nothing is verified.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(SECRET);
    }

    @Override
    public HealthCheck create(OptionValues values) {
        return deadline -> CheckResult.up();
    }

    /** A type of the same name. */
    public static final class Other extends PretendCheckType {}
}
