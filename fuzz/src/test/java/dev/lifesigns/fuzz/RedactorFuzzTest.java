/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lifesigns.internal.Redactor;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No secret survives redaction, wherever drivers put it and whatever it is made of, and no text makes it slow. */
class RedactorFuzzTest {
    private static final List<Message> MESSAGES = Message.all();
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final int LONG = 16 * 1024;
    private static final int SHORTEST = 8;
    private static final int LONGEST = 200;
    private static final int TELLING = 6;

    /** Passwords as generators and people make them. */
    private static final List<String> SECRETS = List.of(
            "correcthorsebatterystaple",
            "Tr0ub4dor&3xyzzy",
            "p@ssw0rd!hunter2",
            "a:b:c:d:e:hunter2",
            "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            "dGhpcyBpcyBhIHNlY3JldA==",
            "x'y\"z\\w hunter2",
            "100%hunter2%41",
            "ünï-pässwörd-密码密码密码",
            "#hash?query=hunter2",
            "$2y$10$abcdefghijklmnopqrstuu",
            "{curly}[square](round)",
            "<angle>;semi;colon,comma");

    static Stream<Message> messages() {
        return MESSAGES.stream();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void noSecretSurvives(Message message) {
        SECRETS.forEach(secret -> assertRedacted(message, secret));
    }

    @FuzzTest
    void noRandomSecretSurvives(FuzzedDataProvider data) {
        Message message = data.pickValue(MESSAGES);
        String secret = data.consumeRemainingAsString();
        // One that holds a secret of its own, such as "x@password=y", is masked in pieces.
        boolean nested = !Redactor.redact(message.written(secret)).equals(message.written(secret));
        boolean likeTheMask = secret.contains("*");
        if (secret.length() >= SHORTEST && secret.length() <= LONGEST && !nested && !likeTheMask) {
            assertRedacted(message, secret);
        }
    }

    @FuzzTest
    void noTextIsSearchedForLong(FuzzedDataProvider data) {
        String prefix = data.consumeString(40);
        String part = data.consumeRemainingAsString();
        if (part.isEmpty()) {
            return;
        }
        String text = prefix + part.repeat(LONG / part.length() + 1);
        assertThat(CpuTime.of(() -> Redactor.redact(text))).isLessThan(SOON);
    }

    /** Not even a part of it that would reveal something, unless the message says the same without it. */
    private static void assertRedacted(Message message, String secret) {
        String written = message.written(secret);
        String redacted = Redactor.redact(message.with(secret));
        for (int at = 0; at + TELLING <= written.length(); at++) {
            String part = written.substring(at, at + TELLING);
            if (redacted.contains(part) && !message.text().contains(part)) {
                fail("'%s' of '%s' in: %s", part, written, redacted);
            }
        }
    }
}
