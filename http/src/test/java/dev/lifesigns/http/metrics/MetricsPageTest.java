/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The table of {@code docs/metrics.md} is that of the code. To refresh it after a change:
 * {@code ./mvnw -pl http -am test -Dtest=MetricsPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dlifesigns.refresh}.
 */
class MetricsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "metrics.md");
    private static final String BEGIN = "<!-- series -->\n";
    private static final String END = "<!-- end of series -->\n";

    @Test
    void tableIsThatOfTheCode() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        String table = "| name | type | labels | |\n| --- | --- | --- | --- |\n"
                + Arrays.stream(MetricFamily.values()).map(MetricsPageTest::row).collect(Collectors.joining());
        if (System.getProperty("lifesigns.refresh") != null) {
            Files.writeString(PAGE, page.substring(0, begin) + table + page.substring(end));
        }
        assertThat(Files.readString(PAGE)).contains(BEGIN + table + END);
    }

    private static String row(MetricFamily family) {
        String labels = family.labels().stream().map(label -> "`" + label + "`").collect(Collectors.joining(", "));
        return "| `" + family.metricName() + "` | " + family.type().inOpenMetrics() + " | " + labels + " | "
                + family.help() + " |\n";
    }
}
