/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.fire;

import dev.lifesigns.bench.shared.Build;
import dev.lifesigns.bench.shared.Console;
import dev.lifesigns.bench.shared.Docs;
import dev.lifesigns.bench.shared.Json;
import dev.lifesigns.bench.shared.Limit;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Puts the agent under fire, on loopback only; its exit code shows whether the agent kept its promises.
 * {@code bench/fire/run} runs it; {@code docs/reliability.md} describes the load and how to read the results.
 */
public final class Fire {
    private Fire() {}

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]);
        String option = arguments.length > 1 ? arguments[1] : "";
        Build build = new Build(root, "bench/fire");
        if (option.equals("--docs")) {
            Docs docs = new Docs(root, "fire", "reliability.md");
            Console.publish("fire", () -> {
                docs.section("fire", build.target().resolve("results.md"));
                docs.picture("fire", build.target().resolve("results.svg"));
            });
            return;
        }
        FirePlan plan = Console.option("fire", () -> FirePlan.named(option));
        build.agent();
        Limit.endAfter("fire", plan.limit());
        FireResults results = new Soak(build, plan).run();

        FireReport report = new FireReport(results);
        Files.writeString(build.target().resolve("results.json"), Json.of(results));
        Files.writeString(build.target().resolve("results.md"), report.markdown());
        Files.writeString(build.target().resolve("results.svg"), new FirePicture(results).svg());
        Console.say("done: " + build.target().resolve("results.md"));
        System.out.print(report.markdown());
        System.exit(results.findings().stream().allMatch(FireResults.Finding::kept) ? 0 : 1);
    }
}
