/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.peers;

import dev.lifesigns.bench.shared.Service;
import java.io.IOException;

/**
 * One of those that are compared: what it is called, where it answers, and how it is started.
 *
 * @param ready the path of its readiness
 * @param live the path of its liveness
 */
record Subject(String name, String ready, String live, Launch launch) {
    /** The command that serves a setup on a port of 127.0.0.1. */
    interface Launch {
        ProcessBuilder command(int port, Setup setup) throws IOException;
    }

    Service serving(Setup setup) {
        return new Service(name, ready, live, port -> launch.command(port, setup));
    }
}
