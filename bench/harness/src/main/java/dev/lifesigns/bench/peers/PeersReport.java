/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.peers;

import dev.lifesigns.bench.shared.Machine;
import dev.lifesigns.bench.shared.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** The results as Markdown, ready for {@code docs/performance.md}. */
final class PeersReport {
    private final PeersResults results;

    PeersReport(PeersResults results) {
        this.results = results;
    }

    String markdown() {
        List<String> parts = new ArrayList<>();
        parts.add(machine(results));
        if (results.plan().complete()) {
            parts.add("![Requests per second beside nginx, and what probes were answered while a dependency"
                    + " hung](images/peers.svg)");
            parts.add("### Aims");
            parts.add(aims());
        }
        if (results.plan().measures(Part.THROUGHPUT)) {
            for (int checks : Peers.CHECKS) {
                parts.add("### Readiness with " + checks + " checks");
                parts.add(throughput(checks));
            }
        }
        if (results.plan().measures(Part.CALLS)) {
            parts.add("### Calls to the dependencies");
            parts.add(calls());
        }
        if (results.plan().measures(Part.STARTS)) {
            parts.add("### From start to the first 200 on readiness");
            parts.add(starts());
        }
        if (results.plan().measures(Part.HANGS)) {
            for (PeersResults.Scenario scenario : PeersResults.Scenario.values()) {
                parts.add("### " + title(scenario));
                parts.add(hangs(scenario));
            }
        }
        return String.join("\n\n", parts) + "\n";
    }

    /** On what, with which versions, when, and by which command. */
    static String machine(PeersResults results) {
        Machine machine = results.machine();
        Versions versions = results.versions();
        return format(
                "**Machine**: %s. **Versions**: Lifesigns %s, Spring Boot %s, Quarkus %s, nginx %s; %s for all JVMs.%n"
                        + "**Run**: %s, %s; `%s`.",
                machine.description(),
                machine.lifesigns(),
                versions.springBoot(),
                versions.quarkus(),
                versions.nginx(),
                machine.java(),
                machine.date(),
                results.plan().effort().name(),
                results.plan().command());
    }

    static String title(PeersResults.Scenario scenario) {
        return switch (scenario) {
            case FROM_THE_START -> "A dependency hangs from the start";
            case AFTER_HEALTH -> "A healthy dependency starts to hang";
            case AFTER_HEALTH_WITH_CLIENT_LIMIT -> "The same, and the peers' client gives up after 2 s";
        };
    }

    private String aims() {
        Table table = new Table("| | aim | agent | JDK server |", "| --- | ---: | ---: | ---: |");
        for (int checks : Peers.CHECKS) {
            aim(table, "rate beside nginx, " + checks + " checks", "≥ 0.95", subject -> {
                double ratio = results.ratio(subject, Subjects.NGINX, checks);
                return verdict(format("%.2f", ratio), ratio >= 0.95);
            });
        }
        for (int checks : Peers.CHECKS) {
            double times = checks == 3 ? 6 : 18;
            aim(table, "rate beside Spring Boot, " + checks + " checks", format("≥ %.0f ×", times), subject -> {
                double ratio = results.ratio(subject, Subjects.SPRING_BOOT, checks);
                return verdict(format("%.1f ×", ratio), ratio >= times);
            });
        }
        aim(table, "first 200 on readiness", "< 0.5 s", subject -> {
            double seconds = startOf(subject).medianMillis() / 1000;
            return verdict(format("%.2f s", seconds), seconds < 0.5);
        });
        aim(table, "resident at that moment", "< 80 MB", subject -> {
            double megabytes = startOf(subject).residentMegabytes();
            return verdict(format("%.0f MB", megabytes), megabytes < 80);
        });
        aim(table, "resident after the load, 3 checks", "< 80 MB", subject -> {
            double megabytes = results.throughput(subject, 3).residentMegabytes();
            return verdict(format("%.0f MB", megabytes), megabytes < 80);
        });
        return table.toString();
    }

    private static void aim(Table table, String what, String aim, UnaryOperator<String> verdictOf) {
        table.row(what, aim, verdictOf.apply(Subjects.AGENT), verdictOf.apply(Subjects.JDK_SERVER));
    }

    /** A figure, and whether it misses its aim. */
    static String verdict(String figure, boolean kept) {
        return kept ? figure : "**" + figure + "**, missed";
    }

    private PeersResults.Start startOf(String subject) {
        return results.starts().stream()
                .filter(each -> each.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    private String throughput(int checks) {
        Table table = new Table(
                "| | requests/s | of nginx | p50 | p99 | CPU per 1,000 | resident after |",
                "| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (PeersResults.Throughput each : results.throughput()) {
            if (each.checks() == checks) {
                table.row(
                        each.subject(),
                        format("%,.0f", each.perSecond()),
                        ofNginx(each),
                        format("%,.0f µs", each.p50Micros()),
                        format("%,.0f µs", each.p99Micros()),
                        format("%.1f ms", each.cpuMillis()),
                        format("%.0f MB", each.residentMegabytes()));
            }
        }
        return table.toString();
    }

    private String ofNginx(PeersResults.Throughput each) {
        return results.plan().measures(List.of(Subjects.NGINX))
                ? format("%.2f", results.ratio(each.subject(), Subjects.NGINX, each.checks()))
                : "–";
    }

    private String calls() {
        Table table = new Table("| calls per 1,000 probes | 3 checks | 50 checks |", "| --- | ---: | ---: |");
        int subjects = results.calls().size() / 2;
        for (int i = 0; i < subjects; i++) {
            table.row(
                    results.calls().get(i).subject(),
                    format("%,.0f", results.calls().get(i).perThousandProbes()),
                    format("%,.0f", results.calls().get(i + subjects).perThousandProbes()));
        }
        return table.toString();
    }

    private String starts() {
        Table table = new Table("| | median | resident then | each |", "| --- | ---: | ---: | --- |");
        for (PeersResults.Start each : results.starts()) {
            table.row(
                    each.subject(),
                    format("%.2f s", each.medianMillis() / 1000),
                    format("%.0f MB", each.residentMegabytes()),
                    String.join(
                            ", ",
                            each.millis().stream()
                                    .map(millis -> format("%.2f", millis / 1000))
                                    .toList()));
        }
        return table.toString();
    }

    private String hangs(PeersResults.Scenario scenario) {
        Table table = new Table(
                "| | answered within 1 s | responses over time | liveness within 1 s | threads before, after | calls left"
                        + " hanging |",
                "| --- | ---: | --- | ---: | ---: | ---: |");
        for (PeersResults.Hang each : results.hangs()) {
            if (each.scenario() == scenario) {
                table.row(
                        each.subject(),
                        format("%.0f %%", 100 * each.answered()),
                        story(each.answers()),
                        format("%.0f %%", 100 * each.liveAnswered()),
                        each.threadsBefore() + ", " + each.threadsAfter(),
                        Long.toString(each.inFlight()));
            }
        }
        return table.toString();
    }

    /** Such as {@code 200 up for 2.0 s, then 503 down}. */
    static String story(List<PeersResults.Stretch> answers) {
        if (answers.size() > 4) {
            return "now " + answers.getFirst().answer() + ", now "
                    + answers.get(1).answer() + ", at last " + answers.getLast().answer();
        }
        List<String> parts = new ArrayList<>();
        for (PeersResults.Stretch each : answers.subList(0, answers.size() - 1)) {
            parts.add(format("%s for %.1f s", each.answer(), each.probes() / 10.0));
        }
        parts.add(answers.getLast().answer());
        return String.join(", then ", parts);
    }

    /** A text with figures, the same in all languages. */
    static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
