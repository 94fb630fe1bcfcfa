/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package peers;

import java.util.List;
import java.util.Locale;
import shared.Svg;

/** The results as a picture: bars for the rates, and a band of time for what probes heard while a dependency hung. */
final class Picture {
    private static final int LEFT = 190;
    private static final int FULL = 520;
    private static final int ROW = 24;

    private final Results results;
    private final Svg svg = new Svg();

    Picture(Results results) {
        this.results = results;
    }

    String svg() {
        bars(3);
        bars(50);
        band(Results.Scenario.FROM_THE_START);
        band(Results.Scenario.AFTER_HEALTH);
        legend();
        return svg.finish(
                "Lifesigns, Spring Boot, Quarkus and nginx: readiness requests per second, and what probes heard"
                        + " while a dependency hung");
    }

    private void bars(int checks) {
        head("Readiness, " + checks + " checks: requests per second");
        List<Results.Throughput> rows = results.throughput().stream()
                .filter(each -> each.checks() == checks)
                .toList();
        double most =
                rows.stream().mapToDouble(Results.Throughput::perSecond).max().orElseThrow();
        for (Results.Throughput each : rows) {
            label(each.subject());
            double width = FULL * each.perSecond() / most;
            bar(LEFT, width, colour(each.subject()));
            svg.text("small", LEFT + width + 8, format("%,.0f  (%.2f of nginx)", each.perSecond(), each.ofNginx()));
            svg.down(ROW);
        }
        svg.down(10);
    }

    private static String colour(String subject) {
        if (Subjects.isOurs(subject)) {
            return "ours";
        }
        return subject.equals(Subjects.NGINX) ? "limit" : "peer";
    }

    private void band(Results.Scenario scenario) {
        head(format(
                "%s: what ten readiness probes a second hear, for %d s",
                Report.title(scenario), results.plan().hang().toSeconds()));
        for (Results.Hang each : results.hangs()) {
            if (each.scenario() == scenario) {
                label(each.subject());
                int probes = each.answers().stream()
                        .mapToInt(Results.Stretch::probes)
                        .sum();
                double x = LEFT;
                for (Results.Stretch stretch : each.answers()) {
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

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
