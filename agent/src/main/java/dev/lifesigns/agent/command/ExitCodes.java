/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

/** How a command ends, for the shell. */
public final class ExitCodes {
    /** Fine: up or degraded, no finding. */
    public static final int FINE = 0;

    /** It ran, and found something unhealthy. */
    public static final int UNHEALTHY = 1;

    /** The command line or the configuration is wrong. */
    public static final int WRONG_USAGE = 2;

    /** It could not run, for a reason other than the command line or the configuration. */
    public static final int COULD_NOT_RUN = 3;

    private ExitCodes() {}
}
