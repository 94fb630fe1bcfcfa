/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code wrk} saw in one round: one thread, 16 connections that are kept alive.
 *
 * @param cpuMillis processor time of the server per 1,000 requests
 */
record Load(double perSecond, double p50Micros, double p99Micros, double cpuMillis) {
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
    private static final Pattern COUNT = Pattern.compile("(\\d+) requests in");

    static Load round(Server server, int seconds) throws IOException, InterruptedException {
        double before = server.cpuMillis();
        Process wrk = new ProcessBuilder(
                        "wrk",
                        "-t1",
                        "-c16",
                        "-d" + seconds + "s",
                        "--latency",
                        "http://127.0.0.1:" + server.port + server.subject.ready())
                .redirectErrorStream(true)
                .start();
        String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (wrk.waitFor() != 0 || said.contains("Non-2xx") || said.contains("Socket errors")) {
            throw new IllegalStateException(server.subject.name() + ": (expected: 200 for every request)\n" + said);
        }
        double cpu = server.cpuMillis() - before;
        double requests = number(COUNT, said);
        return new Load(number(RATE, said), percentile("50", said), percentile("99", said), 1000 * cpu / requests);
    }

    private static double percentile(String percent, String said) {
        Matcher line = find(Pattern.compile("\\s" + percent + "%\\s+([\\d.]+)(us|ms|s)"), said);
        double value = Double.parseDouble(line.group(1));
        return switch (line.group(2)) {
            case "us" -> value;
            case "ms" -> value * 1_000;
            default -> value * 1_000_000;
        };
    }

    private static double number(Pattern pattern, String said) {
        return Double.parseDouble(find(pattern, said).group(1));
    }

    private static Matcher find(Pattern pattern, String said) {
        Matcher found = pattern.matcher(said);
        if (!found.find()) {
            throw new IllegalStateException("wrk: " + pattern + " (expected: in what it says)\n" + said);
        }
        return found;
    }
}
