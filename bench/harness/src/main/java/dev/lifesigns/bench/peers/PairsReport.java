/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.peers;

import static dev.lifesigns.bench.peers.PeersReport.format;

import dev.lifesigns.bench.shared.Statistics;
import dev.lifesigns.bench.shared.Table;
import java.util.Collections;
import java.util.List;

/** The same application as it is and with Lifesigns, side by side, as Markdown for {@code docs/performance.md}. */
final class PairsReport {
    private static final List<Pair> PAIRS = List.of(
            new Pair(Subjects.SPRING_BOOT, Subjects.SPRING_BOOT_ADOPTED, 0.95, 4),
            new Pair(Subjects.QUARKUS, Subjects.QUARKUS_ADOPTED, 0, 0));

    private final PeersResults results;

    PairsReport(PeersResults results) {
        this.results = results;
    }

    /**
     * An application.
     *
     * @param alone the subject as it is
     * @param adopted the subject with Lifesigns
     * @param fewAim the least rate beside the application alone with three checks; 0 for none
     * @param manyAim the same with 50 checks
     */
    private record Pair(String alone, String adopted, double fewAim, double manyAim) {
        double aim(int checks) {
            return checks == 3 ? fewAim : manyAim;
        }
    }

    /** Whether a plan measures all that stands here. */
    static boolean isMeasuredBy(PeersPlan plan) {
        return plan.measures(Part.THROUGHPUT)
                && plan.measures(Part.HANGS)
                && PAIRS.stream().allMatch(pair -> plan.measures(List.of(pair.alone(), pair.adopted())));
    }

    String markdown() {
        return String.join("\n\n", PeersReport.machine(results), rates(), hangs()) + "\n";
    }

    private String rates() {
        Table table = new Table(
                "| readiness | requests/s alone | with Lifesigns | ratio | in the rounds | aim | CPU per 1,000 alone |"
                        + " with Lifesigns |",
                "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (Pair pair : PAIRS) {
            for (int checks : Peers.CHECKS) {
                PeersResults.Throughput alone = results.throughput(pair.alone(), checks);
                PeersResults.Throughput adopted = results.throughput(pair.adopted(), checks);
                List<Double> ratios = results.ratios(pair.adopted(), pair.alone(), checks);
                double ratio = Statistics.median(ratios);
                double aim = pair.aim(checks);
                table.row(
                        pair.alone() + ", " + checks + " checks",
                        format("%,.0f", alone.perSecond()),
                        format("%,.0f", adopted.perSecond()),
                        PeersReport.verdict(format("%.2f ×", ratio), ratio >= aim),
                        format("%.2f to %.2f", Collections.min(ratios), Collections.max(ratios)),
                        aim == 0 ? "–" : format("≥ %.2f ×", aim),
                        format("%.1f ms", alone.cpuMillis()),
                        format("%.1f ms", adopted.cpuMillis()));
            }
        }
        return table.toString();
    }

    private String hangs() {
        Table table = new Table(
                "| while one of three hangs | | readiness within 1 s, alone | with Lifesigns | responses over time with"
                        + " Lifesigns | liveness within 1 s, alone | with Lifesigns |",
                "| --- | --- | ---: | ---: | --- | ---: | ---: |");
        for (Pair pair : PAIRS) {
            for (PeersResults.Scenario scenario : PeersResults.Scenario.values()) {
                PeersResults.Hang alone = results.hang(scenario, pair.alone());
                PeersResults.Hang adopted = results.hang(scenario, pair.adopted());
                table.row(
                        pair.alone(),
                        PeersReport.title(scenario),
                        percent(alone.answered()),
                        percent(adopted.answered()),
                        PeersReport.story(adopted.answers()),
                        percent(alone.liveAnswered()),
                        percent(adopted.liveAnswered()));
            }
        }
        return table.toString();
    }

    private static String percent(double share) {
        return format("%.0f %%", 100 * share);
    }
}
