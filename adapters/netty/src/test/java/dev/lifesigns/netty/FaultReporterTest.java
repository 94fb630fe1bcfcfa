/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.internal.OutOfDirectMemoryError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultReporterTest {
    private final Logger logger = Logger.getLogger("dev.lifesigns.netty");
    private final List<String> logged = new ArrayList<>();
    private final List<Throwable> fatal = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            logged.add(entry.getMessage());
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };
    private long now;
    private final FaultReporter faults = new FaultReporter(() -> now, fatal::add);

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
    }

    @Test
    void manyAreLoggedOnceInAWhile() {
        for (int i = 0; i < 1_000; i++) {
            faults.report("a request was not answered", new IllegalStateException());
        }
        now += TimeUnit.SECONDS.toNanos(10);
        faults.report("a request was not answered", new IllegalStateException());

        assertThat(logged)
                .containsExactly(
                        "health server: a request was not answered",
                        "health server: a request was not answered; 999 more faults since the last one logged");
        assertThat(fatal).isEmpty();
    }

    @Test
    void outOfMemoryIsReportedEachTime() {
        OutOfMemoryError heap = new OutOfMemoryError("Java heap space");
        IOException wrapped = new IOException(heap);

        faults.report("a request was not answered", heap);
        faults.report("a request was not answered", wrapped);

        assertThat(fatal).containsExactly(heap, wrapped);
        assertThat(OutOfMemoryError.class).isAssignableFrom(OutOfDirectMemoryError.class);
    }

    @Test
    void whatTheListenerThrowsGoesNoFurther() {
        FaultReporter broken = new FaultReporter(() -> now, fault -> {
            throw new IllegalStateException();
        });

        broken.report("a request was not answered", new OutOfMemoryError());
    }
}
