/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/** Hands warnings of Spring and its server to {@code java.util.logging}, where the HTTP contract looks for them. */
final class ServerLog extends AppenderBase<ILoggingEvent> {
    private static final String SYSTEM = "org.springframework.boot.logging.LoggingSystem";

    private ServerLog() {}

    /**
     * From now on, in this process: Boot leaves logging alone.
     *
     * @param known loggers whose warnings are known
     */
    static void open(String... known) {
        System.setProperty(SYSTEM, "none");
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        root.setLevel(Level.WARN);
        ServerLog log = new ServerLog();
        log.setContext(root.getLoggerContext());
        log.start();
        root.addAppender(log);
        for (String logger : known) {
            ((Logger) LoggerFactory.getLogger(logger)).setLevel(Level.ERROR);
        }
    }

    static void close() {
        System.clearProperty(SYSTEM);
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        root.setLevel(Level.OFF);
    }

    @Override
    protected void append(ILoggingEvent event) {
        java.util.logging.Level level =
                event.getLevel() == Level.ERROR ? java.util.logging.Level.SEVERE : java.util.logging.Level.WARNING;
        Throwable thrown = event.getThrowableProxy() instanceof ThrowableProxy proxy ? proxy.getThrowable() : null;
        java.util.logging.Logger.getLogger(event.getLoggerName()).log(level, event.getFormattedMessage(), thrown);
    }
}
