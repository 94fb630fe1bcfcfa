/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.shared;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code wrk} measured in one round: one thread, 16 keep-alive connections.
 *
 * @param cpuMillis processor time of the server per 1,000 requests
 */
public record Load(
        double perSecond,
        double p50Micros,
        double p99Micros,
        double cpuMillis,
        long requests,
        long otherThan200,
        long socketErrors) {
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
    private static final Pattern COUNT = Pattern.compile("(\\d+) requests in");
    private static final Pattern NOT_200 = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
    private static final Pattern ERRORS =
            Pattern.compile("Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");

    /** A round in which every response must be a 200. */
    public static Load round(Server server, int seconds) throws IOException, InterruptedException {
        Load round = measure(server, seconds);
        if (round.otherThan200 > 0 || round.socketErrors > 0) {
            throw new IllegalStateException(
                    server.service.name() + ": " + round + " (expected: 200 for every request)");
        }
        return round;
    }

    /**
     * A round, whatever the responses are.
     *
     * @param before words before the command, such as {@code nice}
     */
    public static Load measure(Server server, int seconds, String... before) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(before));
        command.addAll(List.of("wrk", "-t1", "-c16", "-d" + seconds + "s", "--latency"));
        command.add("http://127.0.0.1:" + server.port + server.service.ready());
        double cpuBefore = server.cpuMillis();
        Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (wrk.waitFor() != 0) {
                throw new IllegalStateException("wrk: exit " + wrk.exitValue() + " (expected: 0)\n" + said);
            }
            return of(said, server.cpuMillis() - cpuBefore);
        } finally {
            wrk.destroy();
        }
    }

    private static Load of(String said, double cpuMillis) {
        long requests = (long) number(COUNT, said);
        return new Load(
                number(RATE, said),
                percentile("50", said),
                percentile("99", said),
                1000 * cpuMillis / requests,
                requests,
                sum(NOT_200, said),
                sum(ERRORS, said));
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

    /** The sum of all numbers on the line; 0 if there is none, because {@code wrk} omits what is 0. */
    private static long sum(Pattern pattern, String said) {
        Matcher found = pattern.matcher(said);
        long sum = 0;
        for (int group = found.find() ? found.groupCount() : 0; group > 0; group--) {
            sum += Long.parseLong(found.group(group));
        }
        return sum;
    }

    private static double number(Pattern pattern, String said) {
        return Double.parseDouble(find(pattern, said).group(1));
    }

    private static Matcher find(Pattern pattern, String said) {
        Matcher found = pattern.matcher(said);
        if (!found.find()) {
            throw new IllegalStateException("wrk: " + pattern + " (expected: in its output)\n" + said);
        }
        return found;
    }
}
