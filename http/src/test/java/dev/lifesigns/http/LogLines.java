/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Filter;
import java.util.logging.Logger;

/** What some work logs, kept off the console. */
final class LogLines {
    private LogLines() {}

    static List<String> of(String name, Runnable work) {
        List<String> lines = new ArrayList<>();
        Logger logger = Logger.getLogger(name);
        Filter before = logger.getFilter();
        logger.setFilter(line -> !lines.add(line.getMessage()));
        try {
            work.run();
        } finally {
            logger.setFilter(before);
        }
        return lines;
    }
}
