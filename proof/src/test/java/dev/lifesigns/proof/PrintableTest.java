/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.testkit.Behavior;
import dev.lifesigns.testkit.ScriptedCheck;
import dev.lifesigns.testkit.VirtualTime;
import dev.lifesigns.text.Printable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The engine keeps of a message what the printer of the tools leaves as it is, and nothing else. */
class PrintableTest {
    private static final int FIRST_BEYOND_ASCII = 0x80;
    private static final int CHUNK = 400;

    private final VirtualTime time = VirtualTime.create();
    private final ScriptedCheck check = ScriptedCheck.on(time);

    @AfterEach
    void end() {
        time.close();
    }

    @Test
    void messagesAndPrinterAgreeOnEveryCharacter() {
        HealthChecker health = time.build(HealthChecker.builder().check("text", check));
        health.start();
        for (int first = 0; first <= Character.MAX_CODE_POINT; first += CHUNK) {
            StringBuilder written = new StringBuilder("a");
            StringBuilder kept = new StringBuilder("a");
            for (int c = first; c < first + CHUNK && c <= Character.MAX_CODE_POINT; c++) {
                if (c >= FIRST_BEYOND_ASCII && !Printable.isUnprintable(c)) {
                    kept.appendCodePoint(c);
                }
                written.appendCodePoint(c >= FIRST_BEYOND_ASCII || Character.isISOControl(c) ? c : 'a');
            }
            String message = message(health, written.toString());

            assertThat(message.codePoints().noneMatch(Printable::isUnprintable)).isTrue();
            assertThat(message.replaceAll("[a \ufffd]", "").replace("\u00a0", ""))
                    .isEqualTo(kept.toString().replaceAll("[a \ufffd]", "").replace("\u00a0", ""));
        }
    }

    private String message(HealthChecker health, String written) {
        check.setBehavior(Behavior.down(ErrorKind.FAILED, written));
        time.advance(ofSeconds(10));
        time.settle();
        return health.snapshot().check("text").message();
    }
}
