/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.serve;

import dev.lifesigns.text.JsonText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** One JSON object per record and line: when, how severe, the text, and its facts if there are any. */
final class JsonLogFormat extends Formatter {
    @Override
    public String format(LogRecord event) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("timestamp", LogFormat.time(event));
        line.put("level", event.getLevel().getName());
        if (!LogFormat.isOurs(event)) {
            line.put("logger", String.valueOf(event.getLoggerName()));
        }
        line.put("message", LogFormat.start(formatMessage(event)));
        if (event instanceof LogEvent known) {
            line.putAll(known.facts());
        }
        if (event.getThrown() != null) {
            line.put("exception", LogFormat.kinds(event.getThrown()));
        }
        return JsonText.line(line);
    }
}
