/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.peers;

import dev.lifesigns.bench.shared.Console;
import dev.lifesigns.bench.shared.Docs;
import dev.lifesigns.bench.shared.Json;
import dev.lifesigns.bench.shared.Limit;
import dev.lifesigns.bench.shared.Machine;
import java.nio.file.Files;
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
        String option = arguments.length > 1 ? arguments[1] : "";
        PeersBuild build = new PeersBuild(root);
        if (option.equals("--docs")) {
            new Docs(root, "peers", "performance.md").publish(build.target());
            return;
        }
        PeersPlan plan = Console.option("peers", () -> PeersPlan.named(option));
        build.all();
        Limit.endAfter("peers", plan.limit());
        PeersResults results = measure(build, plan);

        Files.writeString(build.target().resolve("results.json"), Json.of(results));
        Files.writeString(build.target().resolve("results.md"), new PeersReport(results).markdown());
        Files.writeString(build.target().resolve("results.svg"), new PeersPicture(results).svg());
        Console.say("done: " + build.target().resolve("results.md"));
        System.out.print(new PeersReport(results).markdown());
        System.exit(0);
    }

    private static PeersResults measure(PeersBuild build, PeersPlan plan) throws Exception {
        Subjects subjects = new Subjects(build);
        Measurements inTurns = new Measurements(build, subjects, plan);
        Dependencies together = new Dependencies(build, subjects, plan);

        List<PeersResults.Start> starts = inTurns.starts();
        List<PeersResults.Throughput> throughput = new ArrayList<>();
        List<PeersResults.Calls> calls = new ArrayList<>();
        for (int checks : CHECKS) {
            throughput.addAll(inTurns.throughput(checks));
            calls.addAll(together.calls(checks));
        }
        return new PeersResults(
                plan, Machine.of(build), Versions.of(build), starts, throughput, calls, together.hangs());
    }
}
