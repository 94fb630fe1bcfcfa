/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */

import java.util.List;
import java.util.Locale;

/**
 * The results as a picture: bars for the rates, and a band of time for what probes heard while a dependency hung. It needs
 * no font and no script of somebody else's, and follows the reader's choice of a light or dark page.
 */
final class Picture {
    private static final int WIDTH = 880;
    private static final int LEFT = 190;
    private static final int FULL = 520;
    private static final int ROW = 24;

    private final Results results;
    private final StringBuilder body = new StringBuilder();
    private int y = 20;

    Picture(Results results) {
        this.results = results;
    }

    String svg() {
        bars(3);
        bars(50);
        band(Results.Scenario.FROM_THE_START);
        band(Results.Scenario.AFTER_HEALTH);
        legend();
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-labelledby="title">
                <title id="title">Lifesigns, Spring Boot, Quarkus and nginx: readiness requests per second, and what probes heard while a dependency hung</title>
                <style>
                text { font: 13px system-ui, sans-serif; fill: #24292f; }
                .head { font-weight: 600; font-size: 14px; }
                .small { font-size: 12px; fill: #57606a; }
                .back { fill: #ffffff; }
                .ours { fill: #1a7f64; } .peer { fill: #8c959f; } .limit { fill: #c3c9cf; }
                .up { fill: #2da44e; } .no { fill: #bf8700; } .none { fill: #cf222e; }
                @media (prefers-color-scheme: dark) {
                  text { fill: #e6edf3; } .small { fill: #9198a1; } .back { fill: #0d1117; }
                  .ours { fill: #3fb994; } .peer { fill: #6e7681; } .limit { fill: #484f58; }
                  .up { fill: #3fb950; } .no { fill: #d29922; } .none { fill: #f85149; }
                }
                </style>
                <rect class="back" width="%d" height="%d" rx="6"/>
                %s</svg>
                """
                .formatted(WIDTH, y, WIDTH, y, WIDTH, y, body);
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
            text("small", LEFT + width + 8, format("%,.0f  (%.2f of nginx)", each.perSecond(), each.ofNginx()));
            y += ROW;
        }
        y += 10;
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
                text("small", LEFT + FULL + 8, each.threadsBefore() + " → " + each.threadsAfter() + " threads");
                y += ROW;
            }
        }
        y += 10;
    }

    private static String kind(String answer) {
        if (answer.startsWith("200")) {
            return "up";
        }
        return answer.startsWith("no") ? "none" : "no";
    }

    private void legend() {
        double x = LEFT;
        y += 4;
        for (String[] each :
                new String[][] {{"up", "200"}, {"no", "503, with the reason"}, {"none", "no answer within 1 s"}}) {
            body.append(format(
                    "<rect class=\"%s\" x=\"%.0f\" y=\"%d\" width=\"12\" height=\"12\" rx=\"2\"/>%n",
                    each[0], x, y - 11));
            text("small", x + 18, each[1]);
            x += 40 + 8.0 * each[1].length();
        }
        y += 20;
    }

    private void head(String words) {
        y += 8;
        text("head", 20, words);
        y += ROW;
    }

    private void label(String words) {
        text("", 20, words);
    }

    private void bar(double x, double width, String kind) {
        body.append(format(
                "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"16\"/>%n", kind, x, y - 13, width));
    }

    private void text(String kind, double x, String words) {
        body.append(format("<text class=\"%s\" x=\"%.1f\" y=\"%d\">%s</text>%n", kind, x, y, words));
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
