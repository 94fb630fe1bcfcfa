/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.lifesigns.CheckDeadline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many more files a file system can hold. Java cannot tell, so the program {@code df} does, as POSIX defines it and with the
 * option {@code -i} of GNU, BusyBox and BSD.
 */
final class FreeInodes {
    /** Total, used and free, a share, and where it is mounted; a file system without a limit shows zeros or dashes. */
    private static final Pattern ROW = Pattern.compile(".*\\s(\\d+)\\s+\\d+\\s+(\\d+)\\s+\\d+%\\s+/.*");

    private static final int LONGEST = 64 * 1024;

    private FreeInodes() {}

    /** Of the file system that holds an existing path; empty if it has no limit, or there is no {@code df}. */
    static OptionalLong of(Path path, CheckDeadline deadline) {
        Process df;
        try {
            ProcessBuilder command = new ProcessBuilder("df", "-P", "-i", "--", path.toString());
            command.environment().putAll(Map.of("LC_ALL", "C"));
            df = command.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException missing) {
            return OptionalLong.empty();
        }
        try {
            if (!df.waitFor(deadline.remainingMillis(), MILLISECONDS)) {
                return OptionalLong.empty();
            }
            return parse(new String(df.getInputStream().readNBytes(LONGEST), UTF_8));
        } catch (InterruptedException canceled) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        } catch (IOException unreadable) {
            return OptionalLong.empty();
        } finally {
            df.destroyForcibly();
        }
    }

    /** The number in the last line of what {@code df -Pi} prints. */
    static OptionalLong parse(String printed) {
        String last = printed.strip().lines().reduce("", (before, line) -> line);
        Matcher row = ROW.matcher(last);
        return row.matches() && Long.parseLong(row.group(1)) > 0
                ? OptionalLong.of(Long.parseLong(row.group(2)))
                : OptionalLong.empty();
    }
}
