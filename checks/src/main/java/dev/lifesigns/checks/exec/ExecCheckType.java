/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.exec;

import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.OptionMapping;
import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.InvalidOptionException;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.checks.spi.OptionValues;
import java.nio.file.Path;
import java.util.List;

/** {@code type: exec}. */
public final class ExecCheckType implements CheckType {
    static final Option<List<String>> COMMAND = Option.list(
                    "command", "The absolute path of the program, then its arguments, a word each; there is no shell.")
            .required();
    static final Option<List<String>> ENVIRONMENT = Option.list(
            "environment",
            "Variables for the program, each as 'NAME=value'; it gets no others but PATH and LC_ALL. The value of one with a"
                    + " name such as API_TOKEN is masked in its output.");
    static final Option<List<String>> HIDE =
            Option.secrets("hide", "Texts that are masked in its output, such as a password among its arguments.");
    static final Option<String> DIRECTORY =
            Option.text("directory", "Where it is run; by default the working directory of the agent.");

    @Override
    public String name() {
        return "exec";
    }

    @Override
    public String summary() {
        return "A program, such as a plugin of Nagios, exits with 0; 1 is degraded, and any other code is down.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(COMMAND, ENVIRONMENT, HIDE, DIRECTORY);
    }

    @Override
    public HealthCheck create(OptionValues values) {
        ExecCheck.Builder builder = OptionMapping.build(COMMAND, () -> ExecCheck.builder(values.get(COMMAND)));
        OptionMapping.apply(
                values, ENVIRONMENT, variables -> variables.forEach(variable -> setVariable(builder, variable)));
        OptionMapping.apply(values, HIDE, secrets -> secrets.forEach(builder::hide));
        OptionMapping.apply(values, DIRECTORY, directory -> builder.directory(Path.of(directory)));
        return builder.build();
    }

    private static void setVariable(ExecCheck.Builder builder, String variable) {
        int equals = variable.indexOf('=');
        if (equals < 0) {
            throw new InvalidOptionException(ENVIRONMENT, "environment: one without a value (expected: 'NAME=value')");
        }
        builder.environment(variable.substring(0, equals), variable.substring(equals + 1));
    }
}
