/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import picocli.CommandLine.Command;

/** {@code lifesigns config}: everything about the file, nothing about what it describes. */
@Command(
        name = "config",
        description = "Check a configuration file, or print the schema of one.",
        subcommands = {ValidateCommand.class, SchemaCommand.class})
public final class ConfigCommand {}
