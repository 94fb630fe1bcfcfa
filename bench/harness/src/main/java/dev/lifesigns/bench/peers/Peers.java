/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.peers;

import dev.lifesigns.bench.shared.Console;
import dev.lifesigns.bench.shared.Docs;
import dev.lifesigns.bench.shared.Limit;
import dev.lifesigns.bench.shared.Machine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures Lifesigns beside what else answers health probes on the JVM, and beside nginx, on loopback only.
 * {@code bench/peers/run} runs it; {@code README.md} beside it says what is measured and how.
 */
public final class Peers {
    /** How many checks readiness has, small and large. */
    static final int[] CHECKS = {3, 50};

    private Peers() {}

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]);
        List<String> options = List.of(arguments).subList(1, arguments.length);
        PeersBuild build = new PeersBuild(root);
        PeersFiles files = new PeersFiles(build.target());
        if (options.equals(List.of("--docs"))) {
            Console.publish("peers", () -> files.publish(new Docs(root, "peers", "performance.md")));
            return;
        }
        PeersPlan plan = Console.option("peers", () -> PeersPlan.of(options));
        build.of(plan);
        Limit.endAfter("peers", plan.effort().limit());
        files.write(measure(build, plan));

        Console.say("done: " + build.target());
        System.out.print(files.tables());
        System.exit(0);
    }

    private static PeersResults measure(PeersBuild build, PeersPlan plan) throws Exception {
        Subjects subjects = new Subjects(build, plan);
        Measurements inTurns = new Measurements(build, subjects, plan.effort());
        Dependencies together = new Dependencies(build, subjects, plan.effort());

        List<PeersResults.Start> starts = plan.measures(Part.STARTS) ? inTurns.starts() : List.of();
        List<PeersResults.Throughput> throughput = new ArrayList<>();
        List<PeersResults.Calls> calls = new ArrayList<>();
        for (int checks : CHECKS) {
            if (plan.measures(Part.THROUGHPUT)) {
                throughput.addAll(inTurns.throughput(checks));
            }
            if (plan.measures(Part.CALLS)) {
                calls.addAll(together.calls(checks));
            }
        }
        List<PeersResults.Hang> hangs = plan.measures(Part.HANGS) ? together.hangs() : List.of();
        return new PeersResults(plan, Machine.of(build), Versions.of(build), starts, throughput, calls, hangs);
    }
}
