/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.http.HealthEndpoint;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * Whatever bytes come over a connection of the Netty server, and however they are cut: they are answered or the connection
 * is closed, little is kept of them, and nothing is logged. In the package of the server, as what reads is nobody else's.
 */
class RequestReaderFuzzTest {
    private static final Set<String> STATUS_CODES =
            Set.of("200", "304", "400", "401", "404", "405", "414", "429", "431", "503", "505");
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.1 ([0-9]{3}) ");
    private static final Pattern HELD_BACK = Pattern.compile("(?i)authorization|prefer");

    /** A line and fields of the greatest size, and what the buffer grows by. */
    private static final int MOST_KEPT = 32 * 1024;

    private static final Logger LOGGER = Logger.getLogger("dev.lifesigns.netty");
    private static final List<String> LOGGED = new ArrayList<>();
    private static final Handler HANDLER = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            LOGGED.add(entry.getMessage() + " " + entry.getThrown());
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

    private static final HealthChecker CHECKER = HealthChecker.builder()
            .check("database", deadline -> CheckResult.up())
            .build();
    private static final HealthEndpoint ENDPOINT =
            HealthEndpoint.builder(CHECKER).rootAliases(true).noRateLimit().build();
    private static final Verifiers VERIFIERS = new Verifiers("fuzz-verifier");

    @BeforeAll
    static void listen() {
        LOGGER.addHandler(HANDLER);
        LOGGER.setLevel(Level.WARNING);
    }

    @AfterAll
    static void close() {
        LOGGER.removeHandler(HANDLER);
        VERIFIERS.close();
        CHECKER.close();
    }

    @FuzzTest
    void everyInputIsAnsweredOrClosed(byte[] input) {
        String text = new String(input, ISO_8859_1);
        List<String> whole = answers(text, Math.max(1, text.length()));

        if (!HELD_BACK.matcher(text).find()) {
            // Who is verified or waits is answered by another thread, sooner or later.
            assertThat(answers(text, 1)).as("byte by byte").isEqualTo(whole);
            assertThat(answers(text, 7)).as("by seven bytes").isEqualTo(whole);
        }
        assertThat(STATUS_CODES).containsAll(whole);
        assertThat(LOGGED).isEmpty();
    }

    private static List<String> answers(String text, int step) {
        EmbeddedChannel channel = connect();
        RequestReader reader = channel.pipeline().get(RequestReader.class);
        for (int i = 0; i < text.length() && channel.isOpen(); i += step) {
            channel.writeInbound(
                    Unpooled.copiedBuffer(text.substring(i, Math.min(text.length(), i + step)), ISO_8859_1));
            if (step < text.length()) {
                assertThat(reader.bufferedBytes()).as("bytes kept").isLessThanOrEqualTo(MOST_KEPT);
            }
        }
        boolean answered = channel.outboundMessages().peek() != null;
        if (channel.isOpen()) {
            channel.pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
        }
        assertThat(!channel.isOpen() || answered || HELD_BACK.matcher(text).find())
                .as("whether it is answered or closed")
                .isTrue();
        List<String> statuses = statuses(channel);
        channel.finishAndReleaseAll();
        return statuses;
    }

    private static EmbeddedChannel connect() {
        return new EmbeddedChannel(new ConnectionRegistry(
                request -> ENDPOINT.handle(request).toCompletableFuture(),
                Limits.of(10, 10),
                exempt -> false,
                VERIFIERS,
                new FaultReporter(System::nanoTime, fault -> LOGGED.add("fatal: " + fault)),
                null,
                false));
    }

    private static List<String> statuses(EmbeddedChannel channel) {
        StringBuilder sent = new StringBuilder();
        for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
            sent.append(bytes.toString(ISO_8859_1));
            bytes.release();
        }
        List<String> statuses = new ArrayList<>();
        for (Matcher line = STATUS_LINE.matcher(sent); line.find(); ) {
            statuses.add(line.group(1));
        }
        return statuses;
    }
}
