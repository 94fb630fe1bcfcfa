/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How much is found, and how much is taken in error, in what drivers, clients, servers and clouds write. */
class RedactionCorpusTest {
    private static final String INVISIBLE = "\u200b";

    /** A message and what must not be left of it. */
    record Leak(String secret, String message) {
        static Leak parse(String line) {
            int bar = line.indexOf('|');
            return new Leak(line.substring(0, bar), written(line.substring(bar + 1)));
        }

        private static String written(String text) {
            return text.replace("\\z", INVISIBLE)
                    .replace("\\\\n", "\0")
                    .replace("\\n", "\n")
                    .replace("\0", "\\n");
        }

        boolean leaks() {
            return Redactor.redact(message).contains(secret);
        }
    }

    static List<Leak> secrets() {
        return lines("secrets.txt").stream().map(Leak::parse).toList();
    }

    static List<String> harmless() {
        return lines("harmless.txt");
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void theSecretIsMasked(Leak leak) {
        assertThat(leak.message()).contains(leak.secret());
        assertThat(Redactor.redact(leak.message()))
                .doesNotContain(leak.secret())
                .contains(Redactor.MASK);
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void itIsMaskedInTheMiddleOfAMessageToo(Leak leak) {
        String around = "attempt 3 of 5: " + leak.message() + "\nat 10:04";
        assertThat(Redactor.redact(around))
                .doesNotContain(leak.secret())
                .startsWith("attempt 3 of 5: ".substring(0, 10));
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void whatIsHarmlessStaysAsItIs(String message) {
        assertThat(Redactor.redact(message)).isEqualTo(message);
    }

    @Test
    void thePageAboutRedactionHasTheseFigures() throws IOException {
        assertThat(Files.readString(Path.of("../docs/redaction.md")))
                .contains("[" + secrets().size() + " messages with a secret]")
                .contains("[" + harmless().size() + " ordinary messages]");
    }

    @Test
    void everySecretIsFoundAndNoMessageIsMaskedInError() {
        long leaks = secrets().stream().filter(Leak::leaks).count();
        long maskedInError = harmless().stream()
                .filter(message -> !Redactor.redact(message).equals(message))
                .count();
        double recall = 1.0 - (double) leaks / secrets().size();
        double found = secrets().size() - leaks;
        double precision = found / (found + maskedInError);

        assertThat(secrets()).hasSizeGreaterThanOrEqualTo(200);
        assertThat(harmless()).hasSizeGreaterThanOrEqualTo(150);
        assertThat(recall).isEqualTo(1.0);
        assertThat(precision).isEqualTo(1.0);
    }

    private static List<String> lines(String file) {
        try (InputStream in = RedactionCorpusTest.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
