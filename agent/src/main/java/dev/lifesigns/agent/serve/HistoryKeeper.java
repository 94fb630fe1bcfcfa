/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.serve;

import static java.lang.System.Logger.Level.WARNING;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.internal.HistoryAccess;
import dev.lifesigns.text.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * Keeps the histories of all checks in a file, so that they outlive the agent. The file is read once, before the checks
 * run, and written every minute and at the stop.
 *
 * <p>A write replaces the file as a whole. It is not forced to the disk: if the machine loses power, at most the file is damaged, which its
 * checksum shows, and then the histories start empty.
 */
final class HistoryKeeper implements AutoCloseable {
    static final Duration PERIOD = Duration.ofMinutes(1);

    /* More than any agent needs, and little enough to read. */
    private static final int MOST_BYTES = 32_000_000;

    private static final System.Logger LOGGER = System.getLogger("lifesigns");

    private final Path file;
    private final HealthChecker health;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::writeEachMinute, "lifesigns-history");

    /* Whether the last write failed, so that a full disk is one line. Only used by one thread at a time. */
    private boolean failing;

    private HistoryKeeper(Path file, HealthChecker health) {
        this.file = file;
        this.health = health;
        thread.setDaemon(true);
    }

    /** Restores the histories of a checker that has not been started, and starts to keep them. */
    static HistoryKeeper start(Path file, HealthChecker health) {
        HistoryKeeper keeper = new HistoryKeeper(file, health);
        keeper.restore();
        keeper.thread.start();
        return keeper;
    }

    private void restore() {
        try {
            HistoryFormat.read(bytes())
                    .forEach((check, past) -> HistoryAccess.restore(health, check, past.statuses(), past.latencies()));
        } catch (NoSuchFileException e) {
            // The first start.
        } catch (IOException e) {
            LOGGER.log(WARNING, "historyFile: {0}: not read, so histories start empty: {1}", shown(), reason(e));
        }
    }

    private byte[] bytes() throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException("it is not a regular file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException("it is larger than " + MOST_BYTES + " bytes");
            }
            return bytes;
        }
    }

    private void writeEachMinute() {
        try {
            while (!closing.await(PERIOD.toNanos(), NANOSECONDS)) {
                write();
            }
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        }
    }

    void write() {
        try {
            Path next = file.resolveSibling(file.getFileName() + ".tmp");
            Files.write(next, HistoryFormat.write(health.snapshot()));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                LOGGER.log(WARNING, "historyFile: {0}: not written: {1}", shown(), reason(e));
            }
            failing = true;
        }
    }

    private String shown() {
        return Printable.of(file.toString());
    }

    private static String reason(IOException failure) {
        String message = String.valueOf(failure.getMessage());
        return Printable.of(
                failure.getClass().equals(IOException.class)
                        ? message
                        : failure.getClass().getSimpleName());
    }

    /** Writes for the last time. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        write();
    }
}
