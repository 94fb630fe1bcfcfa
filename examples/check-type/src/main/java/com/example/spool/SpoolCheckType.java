/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.spool;

import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.InvalidOptionException;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.checks.spi.OptionValues;
import java.nio.file.Path;
import java.util.List;

/** {@code type: spool}. */
public final class SpoolCheckType implements CheckType {
    private static final Option<String> FOLDER =
            Option.text("folder", "The folder of the files that wait.").required();
    private static final Option<Integer> WARN_ABOVE =
            Option.integer("warnAbove", "Degraded if more files wait.").withDefault(100);
    private static final Option<Integer> FAIL_ABOVE =
            Option.integer("failAbove", "Down if more files wait.").withDefault(1_000);

    @Override
    public String name() {
        return "spool";
    }

    @Override
    public String summary() {
        return "Not too many files wait in a folder.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(FOLDER, WARN_ABOVE, FAIL_ABOVE);
    }

    @Override
    public HealthCheck create(OptionValues values) {
        int warnAbove = values.get(WARN_ABOVE);
        int failAbove = values.get(FAIL_ABOVE);
        if (warnAbove > failAbove) {
            throw new InvalidOptionException(
                    WARN_ABOVE, "warnAbove: " + warnAbove + " (expected: at most failAbove " + failAbove + ")");
        }
        return new SpoolCheck(Path.of(values.get(FOLDER)), warnAbove, failAbove);
    }
}
