/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import picocli.CommandLine.Command;

/** {@code lifesigns probes}: the probes of Kubernetes. */
@Command(
        name = "probes",
        description = "Get the probes of Kubernetes right.",
        subcommands = {GenerateCommand.class, LintCommand.class})
public final class ProbesCommand {}
