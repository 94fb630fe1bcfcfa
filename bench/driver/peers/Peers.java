/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package peers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import shared.Console;
import shared.Docs;
import shared.Json;
import shared.Limit;
import shared.Machine;

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
        Plan plan = Plan.named(option);
        build.all();
        Limit.endAfter("peers", plan.limit());
        Results results = measure(build, plan);

        Files.writeString(build.target().resolve("results.json"), Json.of(results) + "\n");
        Files.writeString(build.target().resolve("results.md"), new Report(results).markdown());
        Files.writeString(build.target().resolve("results.svg"), new Picture(results).svg());
        Console.say("done: " + build.target().resolve("results.md"));
        System.out.print(new Report(results).markdown());
        System.exit(0);
    }

    private static Results measure(PeersBuild build, Plan plan) throws Exception {
        Subjects subjects = new Subjects(build);
        Measurements inTurns = new Measurements(build, subjects, plan);
        Dependencies together = new Dependencies(build, subjects, plan);

        List<Results.Start> starts = inTurns.starts();
        List<Results.Throughput> throughput = new ArrayList<>();
        List<Results.Calls> calls = new ArrayList<>();
        for (int checks : CHECKS) {
            throughput.addAll(inTurns.throughput(checks));
            calls.addAll(together.calls(checks));
        }
        return new Results(plan, Machine.of(build), Versions.of(build), starts, throughput, calls, together.hangs());
    }
}
