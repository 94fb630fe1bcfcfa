/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.fire;

import dev.lifesigns.bench.shared.Load;
import dev.lifesigns.bench.shared.Server;
import java.io.IOException;

/**
 * Probes as fast as they are answered, over keep-alive connections, by {@code wrk}. It runs at a low priority ({@code nice}), so
 * it uses only the CPU time that the kubelet and the other kinds of load leave.
 */
final class FullRate implements Attack {
    static final String SOCKET_ERROR = "socket errors";

    private final Server server;
    private final int roundSeconds;
    private final Tally tally = new Tally();
    private volatile double perSecond;

    FullRate(Server server, int roundSeconds) {
        this.server = server;
        this.roundSeconds = roundSeconds;
    }

    @Override
    public String name() {
        return "probes at full rate";
    }

    @Override
    public Tally tally() {
        return tally;
    }

    /** The rate of the last round; 0 after the end. */
    double perSecond() {
        return perSecond;
    }

    @Override
    public void run() throws IOException, InterruptedException {
        try {
            while (true) {
                Load round = Load.measure(server, roundSeconds, "nice", "-n", "10");
                perSecond = round.perSecond();
                tally.count("200", round.requests() - round.otherThan200());
                tally.count("503", round.otherThan200());
                tally.count(SOCKET_ERROR, round.socketErrors());
            }
        } finally {
            perSecond = 0;
        }
    }
}
