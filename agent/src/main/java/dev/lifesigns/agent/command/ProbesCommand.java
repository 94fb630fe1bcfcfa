/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import picocli.CommandLine.Command;

/** {@code lifesigns probes}: everything about Kubernetes probes, without a cluster. */
@Command(
        name = "probes",
        description = "Generate, lint and simulate Kubernetes probes.",
        subcommands = {GenerateCommand.class, LintCommand.class, SimulateCommand.class})
public final class ProbesCommand {}
