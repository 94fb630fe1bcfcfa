/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What one change costs among many checks, counted rather than timed: what it takes is measured by {@code bench/page/run}. */
@Timeout(300)
class PageUpdatesIT {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Test
    void changeOfOneOfTwoHundredChecksWritesItsRowOnly() throws IOException {
        try (Updates updates = new Updates(CHROMIUM, 200)) {
            for (int i = 0; i < 4; i++) {
                assertThat(updates.next().layouts()).as("passes of layout").isBetween(1L, 6L);
            }
            assertThat(updates.written()).containsExactly(Updates.CHECK);
        }
    }
}
