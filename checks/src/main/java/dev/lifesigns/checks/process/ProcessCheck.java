/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.process;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckScope;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.PidFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Verifies that a process of this machine runs, or that enough of a kind do and not too many. Linux only. Immutable and
 * thread-safe.
 *
 * <p>A process that is stopped (SIGSTOP) or that has ended and is a zombie does not run. Too few and too many are {@link
 * ErrorKind#THRESHOLD}; a pid file without a running process is {@link ErrorKind#FAILED}. Details: {@code processes}, {@code
 * stopped}, {@code pids} (the first 16). Command lines are never shown.
 *
 * <pre>{@code
 * HealthCheck workers = ProcessCheck.builder().name("worker").atLeast(4).atMost(8).build();
 * }</pre>
 */
public final class ProcessCheck implements HealthCheck {
    private static final int MOST_PIDS = 16;

    private final ProcessTable table;
    private final @Nullable Path pidFile;
    private final @Nullable String name;
    private final @Nullable String commandLine;
    private final int atLeast;
    private final int atMost;

    private ProcessCheck(Builder builder, ProcessTable table) {
        this.table = table;
        this.pidFile = builder.pidFile;
        this.name = builder.name;
        this.commandLine = builder.commandLine;
        this.atLeast = builder.atLeast;
        this.atMost = builder.atMost;
    }

    /** Checks that at least one process with this name runs. */
    public static ProcessCheck named(String name) {
        return builder().name(name).build();
    }

    /** A builder. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public CheckResult check(CheckDeadline deadline) {
        try {
            return pidFile == null ? count(table.all()) : single(pidFile, PidFile.read(pidFile));
        } catch (IOException e) {
            return CheckResult.down(
                    pidFile == null ? "processes: not readable (expected: Linux with /proc)" : e.getMessage());
        }
    }

    @Override
    public CheckScope scope() {
        return CheckScope.HOST;
    }

    private CheckResult single(Path file, long pid) throws IOException {
        ProcessTable.Entry process = table.find(pid);
        String where = "pidFile: " + file + ": process " + pid;
        if (process == null || process.isDead()) {
            return CheckResult.down(where + " has ended (expected: a running process)");
        }
        if (!isWanted(process)) {
            return CheckResult.down(where + " is another one, named '" + process.name() + "' (expected: "
                    + (name == null ? "the command line" : "'" + name + "'") + ")");
        }
        if (process.isStopped()) {
            return CheckResult.down(where + " is stopped (expected: a running process)");
        }
        return CheckResult.up().withDetail("pids", List.of(pid));
    }

    private CheckResult count(List<ProcessTable.Entry> all) {
        List<Long> running = new ArrayList<>();
        int stopped = 0;
        for (ProcessTable.Entry process : all) {
            if (isWanted(process) && !process.isDead()) {
                if (process.isStopped()) {
                    stopped++;
                } else {
                    running.add(process.pid());
                }
            }
        }
        return judge(running.size(), stopped)
                .withDetails(Map.of(
                        "processes",
                        running.size(),
                        "stopped",
                        stopped,
                        "pids",
                        running.stream().sorted().limit(MOST_PIDS).toList()));
    }

    private CheckResult judge(int running, int stopped) {
        String found = "processes: " + running + (stopped == 0 ? "" : ", and " + stopped + " stopped");
        if (running < atLeast) {
            return CheckResult.down(ErrorKind.THRESHOLD, found + " (expected: at least " + atLeast + ")");
        }
        if (running > atMost) {
            return CheckResult.down(ErrorKind.THRESHOLD, found + " (expected: at most " + atMost + ")");
        }
        return CheckResult.up();
    }

    private boolean isWanted(ProcessTable.Entry process) {
        return (name == null || process.isNamed(name))
                && (commandLine == null || process.commandLine().contains(commandLine));
    }

    /** Collects which processes are meant, and how many. Not thread-safe. */
    public static final class Builder {
        private @Nullable Path pidFile;
        private @Nullable String name;
        private @Nullable String commandLine;
        private int atLeast = 1;
        private int atMost = Integer.MAX_VALUE;

        private Builder() {}

        /**
         * Only the process whose number is in this file. With a name or a command line as well, another process that has got its
         * number does not count.
         */
        @CanIgnoreReturnValue
        public Builder pidFile(Path file) {
            this.pidFile = requireNonNull(file, "ProcessCheck.Builder.pidFile: file is null");
            return this;
        }

        /**
         * Only processes whose name, or whose program's file, has this name.
         *
         * @throws IllegalArgumentException if it is empty
         */
        @CanIgnoreReturnValue
        public Builder name(String name) {
            this.name = requireText("name", requireNonNull(name, "ProcessCheck.Builder.name: name is null"));
            return this;
        }

        /**
         * Only processes whose command line contains this text; its words are separated by single spaces.
         *
         * @throws IllegalArgumentException if it is empty
         */
        @CanIgnoreReturnValue
        public Builder commandLine(String part) {
            this.commandLine =
                    requireText("commandLine", requireNonNull(part, "ProcessCheck.Builder.commandLine: part is null"));
            return this;
        }

        /**
         * Sets how many there are at least; default: 1.
         *
         * @throws IllegalArgumentException if it is negative
         */
        @CanIgnoreReturnValue
        public Builder atLeast(int processes) {
            this.atLeast = requireCount("atLeast", processes);
            return this;
        }

        /**
         * Sets how many there are at most; default: any number.
         *
         * @throws IllegalArgumentException if it is negative
         */
        @CanIgnoreReturnValue
        public Builder atMost(int processes) {
            this.atMost = requireCount("atMost", processes);
            return this;
        }

        /**
         * The check.
         *
         * @throws IllegalArgumentException if it is not said which processes are meant, if more than {@code atMost} are
         *     required, or if the process of a pid file is to be counted
         */
        public ProcessCheck build() {
            return build(Path.of("/proc"));
        }

        ProcessCheck build(Path proc) {
            if (pidFile == null && name == null && commandLine == null) {
                throw new IllegalArgumentException(
                        "name: missing (expected: at least one of name, commandLine and pidFile)");
            }
            if (pidFile != null && (atLeast != 1 || atMost != Integer.MAX_VALUE)) {
                throw new IllegalArgumentException("pidFile: with atLeast or atMost (expected: one process)");
            }
            if (atLeast > atMost) {
                throw new IllegalArgumentException(
                        "atLeast: " + atLeast + " (expected: at most atMost " + atMost + ")");
            }
            return new ProcessCheck(this, new ProcessTable(proc));
        }

        private static String requireText(String name, String text) {
            if (text.isEmpty()) {
                throw new IllegalArgumentException(name + ": empty (expected: text)");
            }
            return text;
        }

        private static int requireCount(String name, int processes) {
            if (processes < 0) {
                throw new IllegalArgumentException(name + ": " + processes + " (expected: at least 0)");
            }
            return processes;
        }
    }
}
