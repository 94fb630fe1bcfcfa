/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckPolicy;
import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.testkit.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lines for programs, and how many there are of a check that flaps. */
class LogLinesTest {
    private static final Logger LOGGER = Logger.getLogger("lifesigns");

    private record Line(Duration at, LogEvent event) {
        int count() {
            return event.facts().get("omitted") instanceof Integer omitted ? omitted : 1;
        }
    }

    private final List<Line> lines = new ArrayList<>();
    private final VirtualTime time = VirtualTime.create();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord event) {
            lines.add(new Line(time.elapsed(), (LogEvent) event));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOGGER.setUseParentHandlers(false);
        LOGGER.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        LOGGER.removeHandler(handler);
        LOGGER.setUseParentHandlers(true);
        time.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {300, 1_000, 4_000, 7_000, 90_000})
    void checkThatFlapsWritesTwelveLinesAMinuteAndLosesNoCount(long periodMillis) {
        AtomicInteger changes = new AtomicInteger();
        AtomicBoolean calm = new AtomicBoolean();
        AtomicBoolean up = new AtomicBoolean();
        CheckPolicy policy = CheckPolicy.builder()
                .noProbe()
                .timeout(Duration.ofMillis(100))
                .period(Duration.ofMillis(periodMillis))
                .jitter(0)
                .build();
        try (HealthChecker health = time.build(HealthChecker.builder()
                .check(
                        "flapping",
                        deadline -> {
                            up.set(calm.get() || !up.get());
                            return up.get() ? CheckResult.up() : CheckResult.down(ErrorKind.FAILED, "no");
                        },
                        policy)
                .onTransition(transition -> changes.incrementAndGet())
                .onTransition(new TransitionLog((delay, step) -> time.after(delay, () -> {
                    step.run();
                    return true;
                }))))) {
            health.start();
            time.advance(Duration.ofMinutes(10));
            calm.set(true);
            time.advance(Duration.ofMinutes(5));
        }
        assertThat(changes).hasValueGreaterThan(5);
        assertThat(lines.stream().mapToInt(Line::count).sum()).isEqualTo(changes.get());
        for (Line line : lines) {
            assertThat(lines)
                    .filteredOn(other -> other.at().compareTo(line.at()) >= 0
                            && other.at().minus(line.at()).compareTo(Duration.ofMinutes(1)) < 0)
                    .hasSizeLessThanOrEqualTo(12);
        }
        assertThat(lines.get(lines.size() - 1).event().facts()).containsEntry("to", "up");
        boolean limited = lines.size() < changes.get();
        assertThat(limited).isEqualTo(periodMillis < 5_000);
        if (limited) {
            assertThat(lines.get(11).event().getMessage())
                    .matches("check flapping: \\d+ more changes within a minute left out; now (up|down)");
        }
    }

    @Test
    void transitionHasItsFactsApart() {
        try (HealthChecker health = time.build(HealthChecker.builder()
                .check("database", deadline -> CheckResult.down(ErrorKind.TIMEOUT, "no \"result\"\n{0} \u001b[31m"))
                .onTransition(new TransitionLog((delay, step) -> {})))) {
            health.start();
            time.settle();
        }
        JsonNode check = json(lines.get(0).event());
        assertThat(check.propertyNames())
                .containsExactly(
                        "timestamp", "level", "message", "check", "from", "to", "lasted_ms", "error", "reason");
        assertThat(check.get("check").stringValue()).isEqualTo("database");
        assertThat(check.get("from").stringValue()).isEqualTo("unknown");
        assertThat(check.get("to").stringValue()).isEqualTo("down");
        assertThat(check.get("error").stringValue()).isEqualTo("timeout");
        assertThat(check.get("message").stringValue()).startsWith("check database: unknown -> down, timeout: no ");
        JsonNode probe = json(lines.get(1).event());
        assertThat(probe.get("probe").stringValue()).isEqualTo("readiness");
        assertThat(probe.get("cause").stringValue()).isEqualTo("database");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\nb\tc\u001b[31md\u0085e\u2028f",
                "\"}\n{\"level\":\"FATAL\"",
                "\ud800 and \udc00",
                "{0} {1} '{'",
                "##vso[task.setvariable]",
                "\\ \u0000 \uffff"
            })
    void everyTextIsOneLineOfJson(String text) {
        LogRecord event = new LogEvent(text, Map.of("check", text));
        event.setInstant(Instant.EPOCH);
        JsonNode line = json(event);
        assertThat(line.get("message").stringValue()).isEqualTo(text);
        assertThat(line.get("check").stringValue()).isEqualTo(text);
        assertThat(line.get("timestamp").stringValue()).isEqualTo("1970-01-01T00:00:00Z");
    }

    @Test
    void recordOfALibraryHasItsLoggerAndTheKindOfItsException() {
        LogRecord event = new LogRecord(Level.SEVERE, "broken");
        event.setLoggerName("some.Library");
        event.setThrown(new IllegalStateException("hunter2"));
        JsonNode line = json(event);
        assertThat(line.get("logger").stringValue()).isEqualTo("some.Library");
        assertThat(line.get("exception").stringValue())
                .startsWith("IllegalStateException at ")
                .doesNotContain("hunter2");
    }

    private static JsonNode json(LogRecord event) {
        String line = new JsonLogFormat().format(event);
        assertThat(line).endsWith("}\n").hasLineCount(1).doesNotContainPattern("[\\p{Cntrl}&&[^\\n]]");
        return JsonMapper.shared().readTree(line);
    }
}
