/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.http;

import static dev.lifesigns.checks.fixture.ScriptedHttpServer.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.fixture.ScriptedHttpServer;
import dev.lifesigns.checks.fixture.ScriptedHttpServer.Script;
import dev.lifesigns.checks.internal.http.ResponseBody;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server answers: whole, broken, or without an end. */
class HttpCheckResponseTest {
    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 20"})
    void aServerThatHangsUpInsteadOfAnsweringIsUnreachable(String answer) throws Exception {
        CheckResult result = run(answerAndHangUp(answer));

        assertThat(result.status()).isEqualTo(CheckStatus.DOWN);
        assertThat(result.error()).isEqualTo(ErrorKind.UNREACHABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "'SSH-2.0-OpenSSH\r\n\r\n', not an HTTP response",
        "'HTTP/1.1 abc\r\n\r\n', not an HTTP response",
        "'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf', response incomplete"
    })
    void anAnswerThatIsNotHttpOrNotWholeIsFailed(String answer, String reason) throws Exception {
        CheckResult result = run(answerAndHangUp(answer));

        assertThat(result.status()).isEqualTo(CheckStatus.DOWN);
        assertThat(result.error()).isEqualTo(ErrorKind.FAILED);
        assertThat(result.message()).contains(reason);
    }

    @Test
    void aBodyThatStopsHalfwayTimesOutAndItsConnectionIsGivenUp() throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer(
                (head, out) -> send(out, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"))) {
            CheckResult result = HttpCheck.builder(server.url("/")).build().check(CheckDeadline.after(SHORT));

            assertThat(result.error()).isEqualTo(ErrorKind.TIMEOUT);
            server.awaitAllClosed();
        }
    }

    @Test
    void anEndlessBodyIsLeftAtTheLimitAndCountsAsAnswered() throws Exception {
        byte[] piece = new byte[8192];
        try (ScriptedHttpServer server = new ScriptedHttpServer((head, out) -> {
            send(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            while (true) {
                send(out, "2000\r\n");
                out.write(piece);
                send(out, "\r\n");
            }
        })) {
            CheckResult result = HttpCheck.builder(server.url("/")).build().check(CheckDeadline.after(AMPLE));

            assertThat(result.status()).isEqualTo(CheckStatus.UP);
            server.awaitAllClosed();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n",
                "HTTP/1.0 200\r\n\r\nuntil the end",
                "HTTP/1.1 200 OK\nContent-Length: 2\n\nok",
                "HTTP/1.1 200 OK\r\nX: a\r\n folded\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\nok\r\n0\r\nTrailer: x\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, Chunked\r\nContent-Length: 9\r\n\r\n0\r\n\r\n",
            })
    void everyFramingOfHttpIsUnderstood(String answer) throws Exception {
        assertThat(run(answerAndHangUp(answer)).status()).isEqualTo(CheckStatus.UP);
    }

    @ParameterizedTest
    @CsvSource({
        "'HTTP/1.1 101 Switching Protocols\r\n\r\n', not an HTTP response",
        "'HTTP/2 200\r\n\r\n', not an HTTP response",
        "'HTTP/1.1 99 Low\r\n\r\n', not an HTTP response",
        "'HTTP/1.1 200 OK\r\n: no name\r\n\r\n', not an HTTP response",
        "'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nok', not an HTTP response",
        "'HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nok', not an HTTP response",
        "'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n', not an HTTP response",
        "'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nokay\r\n', not an HTTP response",
        "'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nok', response incomplete",
    })
    void brokenFramingIsFailed(String answer, String reason) throws Exception {
        CheckResult result = run(answerAndHangUp(answer));

        assertThat(result.error()).isEqualTo(ErrorKind.FAILED);
        assertThat(result.message()).contains(reason);
    }

    @Test
    void headWithoutEndIsLeftAtItsLimit() throws Exception {
        CheckResult result = run((head, out) -> {
            send(out, "HTTP/1.1 200 OK\r\n");
            while (true) {
                send(out, "X: " + "y".repeat(8_000) + "\r\n");
            }
        });

        assertThat(result.error()).isEqualTo(ErrorKind.FAILED);
        assertThat(result.message()).endsWith("not an HTTP response: a head of more than 65536 bytes");
    }

    @Test
    void aBodyUpToTheLimitIsRead() throws Exception {
        String body = "x".repeat(ResponseBody.LIMIT - 1);
        try (ScriptedHttpServer server = new ScriptedHttpServer(
                (head, out) -> send(out, "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body))) {
            assertThat(HttpCheck.of(server.url("/"))
                            .check(CheckDeadline.after(AMPLE))
                            .status())
                    .isEqualTo(CheckStatus.UP);
        }
    }

    private static Script answerAndHangUp(String answer) {
        return (head, out) -> {
            send(out, answer);
            throw new IOException("hang up");
        };
    }

    private static CheckResult run(Script script) throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer(script)) {
            return HttpCheck.builder(server.url("/health")).build().check(CheckDeadline.after(AMPLE));
        }
    }
}
