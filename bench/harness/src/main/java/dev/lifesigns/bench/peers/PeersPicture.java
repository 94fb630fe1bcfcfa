/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.peers;

import static dev.lifesigns.bench.peers.PeersReport.format;

import dev.lifesigns.bench.shared.Svg;
import java.util.List;

/** The results as a picture: bars for the rates, and a band of responses over time while a dependency hung. */
final class PeersPicture {
    private static final int LEFT = 190;
    private static final int FULL = 520;
    private static final int ROW = 24;

    private final PeersResults results;
    private final Svg svg = new Svg();

    PeersPicture(PeersResults results) {
        this.results = results;
    }

    String svg() {
        bars(3);
        bars(50);
        band(PeersResults.Scenario.FROM_THE_START);
        band(PeersResults.Scenario.AFTER_HEALTH);
        legend();
        return svg.finish(
                "Lifesigns, Spring Boot, Quarkus and nginx: readiness requests per second, and responses over time"
                        + " while a dependency hung");
    }

    private void bars(int checks) {
        head("Readiness, " + checks + " checks: requests per second");
        List<PeersResults.Throughput> rows = results.throughput().stream()
                .filter(each -> each.checks() == checks)
                .toList();
        double most = rows.stream()
                .mapToDouble(PeersResults.Throughput::perSecond)
                .max()
                .orElseThrow();
        for (PeersResults.Throughput each : rows) {
            label(each.subject());
            double width = FULL * each.perSecond() / most;
            bar(LEFT, width, colour(each.subject()));
            svg.text(
                    "small",
                    LEFT + width + 8,
                    format(
                            "%,.0f  (%.2f of nginx)",
                            each.perSecond(), results.ratio(each.subject(), Subjects.NGINX, checks)));
            svg.down(ROW);
        }
        svg.down(10);
    }

    private static String colour(String subject) {
        if (Subjects.hasLifesigns(subject)) {
            return "ours";
        }
        return subject.equals(Subjects.NGINX) ? "limit" : "peer";
    }

    private void band(PeersResults.Scenario scenario) {
        head(format(
                "%s: the responses to ten readiness probes a second, for %d s",
                PeersReport.title(scenario), results.plan().effort().hang().toSeconds()));
        for (PeersResults.Hang each : results.hangs()) {
            if (each.scenario() == scenario) {
                label(each.subject());
                int probes = each.answers().stream()
                        .mapToInt(PeersResults.Stretch::probes)
                        .sum();
                double x = LEFT;
                for (PeersResults.Stretch stretch : each.answers()) {
                    double width = (double) FULL * stretch.probes() / probes;
                    bar(x, width, kind(stretch.answer()));
                    x += width;
                }
                svg.text("small", LEFT + FULL + 8, each.threadsBefore() + " → " + each.threadsAfter() + " threads");
                svg.down(ROW);
            }
        }
        svg.down(10);
    }

    private static String kind(String answer) {
        if (answer.startsWith("200")) {
            return "up";
        }
        return answer.startsWith("no") ? "none" : "no";
    }

    private void legend() {
        double x = LEFT;
        svg.down(4);
        for (String[] each :
                new String[][] {{"up", "200"}, {"no", "503, with the reason"}, {"none", "no answer within 1 s"}}) {
            svg.bar(each[0], x, 11, 12, 12);
            svg.text("small", x + 18, each[1]);
            x += 40 + 8.0 * each[1].length();
        }
        svg.down(20);
    }

    private void head(String words) {
        svg.down(8);
        svg.text("head", 20, words);
        svg.down(ROW);
    }

    private void label(String words) {
        svg.text("", 20, words);
    }

    private void bar(double x, double width, String kind) {
        svg.bar(kind, x, 13, width, 16);
    }
}
