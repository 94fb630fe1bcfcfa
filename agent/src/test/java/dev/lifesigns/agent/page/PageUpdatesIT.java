/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

/** What one change costs among many checks, counted rather than timed: what it takes is measured by {@code bench/page/run}. */
@Timeout(300)
@EnabledIf(value = "installed", disabledReason = "no Chromium here: apt-get install chromium")
class PageUpdatesIT {
    static boolean installed() {
        return Chromium.installed();
    }

    @Test
    void changeOfOneOfTwoHundredChecksWritesItsRowOnly() throws IOException {
        try (Chromium chromium = Chromium.start();
                Updates updates = new Updates(chromium, 200)) {
            for (int i = 0; i < 4; i++) {
                assertThat(updates.next().layouts()).as("passes of layout").isBetween(1L, 6L);
            }
            assertThat(updates.written()).containsExactly(Updates.CHECK);
        }
    }
}
