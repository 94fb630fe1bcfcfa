/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.http;

import static dev.lifesigns.checks.fixture.ScriptedHttpServer.always;
import static dev.lifesigns.checks.fixture.ScriptedHttpServer.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.fixture.ScriptedHttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpCheckRedirectTest {
    private static final Duration AMPLE = Duration.ofSeconds(20);

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectWithinTheServerIsFollowedWithTheCredentials(int status) throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer((head, out) -> {
            if (head.startsWith("GET /old ")) {
                redirect(status, "new?page=1", out);
            } else {
                always(200).answer(head, out);
            }
        })) {
            CheckResult result = HttpCheck.builder(server.url("/old"))
                    .authorization("Bearer abc")
                    .build()
                    .check(CheckDeadline.after(AMPLE));

            assertThat(result.status()).isEqualTo(CheckStatus.UP);
            assertThat(result.details()).containsEntry("redirects", 1);
            assertThat(server.requests().get(1)).startsWith("GET /new?page=1 ").contains("Authorization: Bearer abc");
        }
    }

    @Test
    void fiveRedirectsAreFollowedAndASixthIsNot() throws Exception {
        assertThat(redirected(5).status()).isEqualTo(CheckStatus.UP);
        CheckResult tooMany = redirected(6);
        assertThat(tooMany.error()).isEqualTo(ErrorKind.FAILED);
        assertThat(tooMany.message()).endsWith("more redirects than 5");
    }

    @Test
    void aRedirectToAnotherServerIsAFailureAndNothingIsSentThere() throws Exception {
        try (ScriptedHttpServer other = new ScriptedHttpServer(always(200));
                ScriptedHttpServer server = new ScriptedHttpServer((head, out) -> redirect(
                        302, "http://bob:hidden@127.0.0.1:" + other.port() + "/secret-path?token=hidden", out))) {
            CheckResult result = HttpCheck.builder(server.url("/"))
                    .authorization("Bearer abc")
                    .build()
                    .check(CheckDeadline.after(AMPLE));

            assertThat(result.error()).isEqualTo(ErrorKind.FAILED);
            assertThat(result.message())
                    .isEqualTo("http://127.0.0.1:" + server.port() + ": status 302 redirects to http://127.0.0.1:"
                            + other.port() + " (expected: the same scheme, host and port)");
            assertThat(result.toString()).doesNotContain("hidden", "secret-path", "bob");
            assertThat(other.accepted()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "http://localhost/",
                "//elsewhere.invalid/",
                "ftp://127.0.0.1/",
                "http://[",
                "http:///"
            })
    void aRedirectToAnotherSchemeOrHostOrToNoUrlIsAFailure(String location) throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer((head, out) -> redirect(302, location, out))) {
            CheckResult result = HttpCheck.builder(server.url("/")).build().check(CheckDeadline.after(AMPLE));

            assertThat(result.error()).isEqualTo(ErrorKind.FAILED);
            assertThat(result.message()).contains("redirects to");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void anExpectedRedirectIsNotFollowed() throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer((head, out) -> redirect(302, "/login", out))) {
            CheckResult result = HttpCheck.builder(server.url("/"))
                    .expect(List.of("3xx"))
                    .build()
                    .check(CheckDeadline.after(AMPLE));

            assertThat(result.status()).isEqualTo(CheckStatus.UP);
            assertThat(server.requests()).hasSize(1);
        }
    }

    private static CheckResult redirected(int times) throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer((head, out) -> {
            int hop = Integer.parseInt(head.substring("GET /".length(), head.indexOf(" HTTP")));
            if (hop < times) {
                redirect(302, "/" + (hop + 1), out);
            } else {
                always(200).answer(head, out);
            }
        })) {
            return HttpCheck.builder(server.url("/0")).build().check(CheckDeadline.after(AMPLE));
        }
    }

    private static void redirect(int status, String location, OutputStream out) throws IOException {
        send(out, "HTTP/1.1 " + status + " Elsewhere\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n");
    }
}
