/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.manifest;

import dev.lifesigns.probes.Position;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a container does before SIGTERM.
 *
 * @param position where it is written
 * @param sleep how long it certainly sleeps, as far as its text shows
 */
public record PreStop(Position position, Duration sleep) {
    private static final int LONGEST_SLEEP = 1_000_000;
    private static final Map<String, Integer> SECONDS = Map.of("m", 60, "h", 3_600, "d", 86_400);
    private static final Pattern SLEEP =
            Pattern.compile("(?<!\\|\\|\\s{0,9})\\bsleep[\\s\",(]+(\\d{1,6})(?:\\.\\d+)?([smhd]?)\\b(?!\\s*&(?!&))");
    /* What follows may not run, may run more than once, may be cut short, or runs beside the rest. */
    private static final Pattern UNCERTAIN =
            Pattern.compile("\\b(?:if|case|while|until|for|timeout)\\s|(?<![&>])&(?![&>\\d])");

    static Optional<PreStop> of(MapValue container) {
        return container
                .map("lifecycle")
                .flatMap(lifecycle -> lifecycle.entry("preStop"))
                .flatMap(entry -> entry.value()
                        .asMap()
                        .map(hook -> new PreStop(entry.position(), Duration.ofSeconds(seconds(hook)))));
    }

    private static long seconds(MapValue hook) {
        Optional<MapValue> sleep = hook.map("sleep");
        if (sleep.isPresent()) {
            return Math.max(
                    0, Math.min(LONGEST_SLEEP, sleep.get().integer("seconds").orElse(0)));
        }
        Optional<MapValue> exec = hook.map("exec");
        if (exec.isEmpty()) {
            return 0;
        }
        String line = String.join(" ", exec.get().texts("command"));
        Matcher sleeps = SLEEP.matcher(UNCERTAIN.split(line, 2)[0]);
        long sum = 0;
        while (sleeps.find()) {
            sum += Long.parseLong(sleeps.group(1)) * SECONDS.getOrDefault(sleeps.group(2), 1);
        }
        return Math.min(LONGEST_SLEEP, sum);
    }
}
