/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.lifesigns.CheckDeadline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A program that is run without a shell, with nothing but the given environment, and within bounds of time and output. Immutable.
 *
 * @param words the program and its arguments
 * @param environment all variables that it gets
 * @param directory where it is run, or {@code null} for that of this process
 */
public record Command(
        List<String> words,
        Map<String, String> environment,
        @Nullable Path directory) {
    /** What standard output and standard error may be together. */
    public static final int LONGEST_OUTPUT = 64 * 1024;

    private static final int MARGIN_MILLIS = 25;
    private static final int LONGEST_PAUSE_MILLIS = 20;

    public Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /**
     * What a program has printed until it ended.
     *
     * @param exit its exit code; 128 and the number of a signal if it was killed
     * @param text its standard output
     * @param errors its standard error
     */
    public record Ended(int exit, String text, String errors) {}

    /** It did not end in time, and was killed with its children. */
    public static final class TooSlowException extends IOException {
        private static final long serialVersionUID = 1L;

        TooSlowException(String message) {
            super(message);
        }
    }

    /** It printed more than {@link #LONGEST_OUTPUT}, and was killed with its children. */
    public static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLongException(String message) {
            super(message);
        }
    }

    /**
     * Runs it. However this returns, the program has ended or has been killed, with all its children; what it has left behind
     * when it ended by itself continues.
     *
     * @throws TooSlowException if it has not ended shortly before the deadline
     * @throws TooLongException if it prints too much
     * @throws IOException if it cannot be started
     * @throws InterruptedException if this thread is interrupted
     */
    public Ended run(CheckDeadline deadline) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().clear();
        builder.environment().putAll(environment);
        if (directory != null) {
            builder.directory(directory.toFile());
        }
        Process process = builder.start();
        try (InputStream text = process.getInputStream();
                InputStream errors = process.getErrorStream()) {
            process.getOutputStream().close();
            return new Run(process, text, errors).await(deadline);
        } finally {
            if (process.isAlive()) {
                ProcessTree.kill(process.toHandle());
            }
        }
    }

    /**
     * One run. It reads only what is there: a child that has outlived the program may keep its output open forever, and no read
     * of a pipe can be interrupted.
     */
    private static final class Run {
        private final Process process;
        private final InputStream text;
        private final InputStream errors;
        private final ByteArrayOutputStream keptText = new ByteArrayOutputStream();
        private final ByteArrayOutputStream keptErrors = new ByteArrayOutputStream();

        Run(Process process, InputStream text, InputStream errors) {
            this.process = process;
            this.text = text;
            this.errors = errors;
        }

        Ended await(CheckDeadline deadline) throws IOException, InterruptedException {
            long patience = Math.max(1L, deadline.remainingMillis() - MARGIN_MILLIS);
            int pause = 1;
            boolean ended = false;
            while (!ended) {
                long left = (long) deadline.remainingMillis() - MARGIN_MILLIS;
                if (left <= 0 && process.isAlive()) {
                    throw new TooSlowException("still running after " + patience + " ms");
                }
                ended = process.waitFor(Math.max(1, Math.min(pause, left)), MILLISECONDS);
                pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
                drain();
            }
            return new Ended(process.exitValue(), keptText.toString(UTF_8), keptErrors.toString(UTF_8));
        }

        private void drain() throws IOException {
            keptText.write(text.readNBytes(text.available()));
            keptErrors.write(errors.readNBytes(errors.available()));
            if (keptText.size() + keptErrors.size() > LONGEST_OUTPUT) {
                throw new TooLongException("more than " + LONGEST_OUTPUT + " bytes");
            }
        }
    }
}
