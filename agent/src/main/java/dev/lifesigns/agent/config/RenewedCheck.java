/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckScope;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.Preparable;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A check whose options refer to files. Before a run it is made again if one of them has changed, so that a rotated secret is
 * used by the next connection. Until it can be made again, the one before stays in use.
 */
final class RenewedCheck implements HealthCheck, Preparable, AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger("lifesigns");

    private final String name;
    private final List<Path> files;
    private final Supplier<@Nullable HealthCheck> maker;

    /* Only the run in flight, of which there is at most one, changes these two; close() reads them at any time. */
    private volatile HealthCheck check;
    private volatile FileStamps stamps;

    private volatile boolean closed;

    /**
     * @param name of the check in the configuration
     * @param check made from what the files contain now
     * @param maker makes another one from what they contain then, or returns {@code null} if one of them has no value
     */
    RenewedCheck(String name, HealthCheck check, List<Path> files, Supplier<@Nullable HealthCheck> maker) {
        this.name = name;
        this.files = List.copyOf(files);
        this.maker = maker;
        this.check = check;
        this.stamps = FileStamps.of(files);
    }

    @Override
    public CheckResult check(CheckDeadline deadline) throws Exception {
        renewIfChanged();
        return check.check(deadline);
    }

    @Override
    public CheckScope scope() {
        return check.scope();
    }

    @Override
    public void prepare() throws Exception {
        if (check instanceof Preparable preparable) {
            preparable.prepare();
        }
    }

    /** Closes the check that is in use; one that a run has just made as well. */
    @Override
    public void close() throws Exception {
        closed = true;
        close(check);
    }

    private void renewIfChanged() {
        FileStamps now = FileStamps.of(files);
        if (now.equals(stamps)) {
            return;
        }
        HealthCheck next = made();
        if (!now.equals(FileStamps.of(files))) {
            // They are still being written; the next run looks again.
            closeQuietly(next);
            return;
        }
        stamps = now;
        if (next == null) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    () -> "check '" + name
                            + "': a file that it refers to cannot be used (the content before stays in use)");
            return;
        }
        HealthCheck before = check;
        check = next;
        closeQuietly(before);
        if (closed) {
            closeQuietly(next);
        }
    }

    private @Nullable HealthCheck made() {
        try {
            return maker.get();
        } catch (RuntimeException | LinkageError refused) {
            return null;
        }
    }

    private static void closeQuietly(@Nullable HealthCheck check) {
        try {
            close(check);
        } catch (Exception broken) {
            // It is no longer needed, closed or not.
            return;
        }
    }

    private static void close(@Nullable HealthCheck check) throws Exception {
        if (check instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }
}
