/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Keeps what the engine logs, and off the console, until it is closed. */
public final class CapturedLog extends Handler implements AutoCloseable {
    private final Logger logger = Logger.getLogger("dev.lifesigns");
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Error broken;

    private CapturedLog(Error broken) {
        this.broken = broken;
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
    }

    public static CapturedLog open() {
        return new CapturedLog(null);
    }

    /** A log that throws whenever it is written to. */
    public static CapturedLog broken() {
        return new CapturedLog(new OutOfMemoryError("a logger without memory"));
    }

    public List<String> lines() {
        return lines;
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(line.getMessage());
        if (broken != null) {
            throw broken;
        }
    }

    @Override
    public void flush() {
        // Nothing is buffered.
    }

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
    }
}
