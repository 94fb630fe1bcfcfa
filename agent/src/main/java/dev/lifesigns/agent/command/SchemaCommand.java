/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import dev.lifesigns.agent.config.ConfigJsonSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lifesigns config schema}: what editors need for completion. */
@Command(name = "schema", description = "Print the JSON Schema of the configuration file, for editors.")
final class SchemaCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine()
                .getOut()
                .print(ConfigJsonSchema.of(
                        InstalledTypes.load(spec.commandLine().getErr())));
        spec.commandLine().getOut().flush();
        return ExitCodes.FINE;
    }
}
