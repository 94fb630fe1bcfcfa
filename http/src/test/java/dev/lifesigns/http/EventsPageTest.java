/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.ErrorKind;
import dev.lifesigns.testkit.Behavior;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Reads what {@code docs/events.md} shows. */
class EventsPageTest {
    private static final Pattern EXAMPLE = Pattern.compile("<!-- events -->\n```text\n(.+?)```", Pattern.DOTALL);

    @Test
    void theExampleIsWhatAClientGets() throws IOException {
        Matcher example = EXAMPLE.matcher(Files.readString(Path.of("..", "docs", "events.md"), UTF_8));
        assertThat(example.find()).isTrue();
        try (Orders orders = Orders.running()) {
            EventClient client = EventClient.of(orders);
            orders.database.setBehavior(Behavior.down(ErrorKind.UNREACHABLE, "connection refused"));
            orders.health.runAll(Duration.ofMillis(1));
            orders.time.advance(Duration.ofSeconds(5));
            orders.health.drain();
            orders.time.settle();
            orders.health.close();
            orders.time.settle();

            String[] shown = example.group(1).split("…", 2);
            assertThat(client.news()).startsWith(shown[0]).contains("}}}" + shown[1]);
        }
    }
}
