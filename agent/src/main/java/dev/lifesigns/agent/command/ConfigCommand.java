/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import picocli.CommandLine.Command;

/** {@code lifesigns config}: everything about the file, nothing about the services it describes. */
@Command(
        name = "config",
        description = "Write, check and describe configuration files.",
        subcommands = {InitCommand.class, ValidateCommand.class, SchemaCommand.class})
public final class ConfigCommand {}
