/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.contract;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * What the process complains about, from warnings upwards, while this is open. Listens to {@code java.util.logging}, where
 * {@link System.Logger} and the SLF4J binding of the tests lead to.
 */
final class CapturedLog extends Handler {
    private final Logger root = Logger.getLogger("");
    private final List<Complaint> complaints = new CopyOnWriteArrayList<>();

    private record Complaint(String logger, String text) {}

    private CapturedLog() {
        setLevel(Level.WARNING);
    }

    static CapturedLog open() {
        CapturedLog log = new CapturedLog();
        log.root.addHandler(log);
        return log;
    }

    List<String> complaints() {
        return complaints.stream().map(Complaint::text).toList();
    }

    /** Those of Lifesigns itself, after the first so many of all. */
    List<String> complaintsOfOurs(int skipped) {
        return complaints.stream()
                .skip(skipped)
                .filter(complaint -> complaint.logger().startsWith("dev.lifesigns"))
                .map(Complaint::text)
                .toList();
    }

    @Override
    public void publish(LogRecord entry) {
        if (isLoggable(entry)) {
            String logger = String.valueOf(entry.getLoggerName());
            String thrown = entry.getThrown() == null ? "" : " " + entry.getThrown();
            complaints.add(new Complaint(logger, entry.getLevel() + " " + logger + ": " + entry.getMessage() + thrown));
        }
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        root.removeHandler(this);
    }
}
