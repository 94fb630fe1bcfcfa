/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.shared;

import java.io.IOException;

/**
 * What can be started as a process and asked: how it is called, where it answers, and the command.
 *
 * @param ready the path of its readiness
 * @param live the path of its liveness
 */
public record Service(String name, String ready, String live, Launch launch) {
    /** The command that serves on a port of 127.0.0.1. */
    public interface Launch {
        ProcessBuilder command(int port) throws IOException;
    }
}
