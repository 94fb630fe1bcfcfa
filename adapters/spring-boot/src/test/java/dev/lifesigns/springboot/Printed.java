/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What an application logs as a warning or an error, and why it did not start, until it is closed. */
final class Printed extends Handler implements AutoCloseable {
    private static final Logger ROOT = Logger.getLogger("");

    private final List<Handler> others = List.of(ROOT.getHandlers());
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private Printed() {}

    static Printed open() {
        ServerLog.open();
        Printed printed = new Printed();
        printed.others.forEach(ROOT::removeHandler);
        ROOT.addHandler(printed);
        return printed;
    }

    /** What is printed of an application that does not start. */
    static String of(RunningApplication.Setup failing) {
        try (Printed printed = open()) {
            assertThatThrownBy(() -> failing.run().close()).isInstanceOf(RuntimeException.class);
            return String.join("\n", printed.lines);
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void publish(LogRecord entry) {
        lines.add(entry.getMessage());
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        ROOT.removeHandler(this);
        others.forEach(ROOT::addHandler);
        ServerLog.close();
    }
}
