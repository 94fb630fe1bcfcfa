/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.serve;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** A line of the log whose facts are known apart from its text. */
final class LogEvent extends LogRecord {
    private static final long serialVersionUID = 1;

    private final transient Map<String, Object> facts;

    /**
     * An event of the agent's own logger.
     *
     * @param text the whole line for people, taken literally
     * @param facts texts and whole numbers by name, for programs
     */
    LogEvent(String text, Map<String, Object> facts) {
        super(Level.INFO, text);
        setLoggerName(LogFormat.AGENT_NAME);
        this.facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    Map<String, Object> facts() {
        return facts;
    }
}
