/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.generate;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.probes.Handler;
import org.jspecify.annotations.Nullable;

/**
 * How a program without Lifesigns is probed.
 *
 * @param portName the name of its port in the container; empty if there is no port to declare
 * @param readiness what stops the traffic
 * @param liveness also of startup; {@code null} for none: what reads dependencies must not restart the program
 */
public record ProgramHandlers(
        String portName, Handler readiness, @Nullable Handler liveness) {
    public ProgramHandlers {
        requireNonNull(portName, "portName");
        requireNonNull(readiness, "readiness");
    }
}
