/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.http;

import static dev.lifesigns.checks.fixture.ScriptedHttpServer.always;
import static dev.lifesigns.checks.fixture.ScriptedHttpServer.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.checks.fixture.GivenOptions;
import dev.lifesigns.checks.fixture.ScriptedHttpServer;
import dev.lifesigns.testkit.FaultProxy;
import dev.lifesigns.testkit.FaultProxy.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every secret planted here contains the word that is looked for, or is its encoded form. */
class HttpCheckSecretsTest {
    private static final String PLANTED = "planted";

    @ParameterizedTest
    @EnumSource(Fault.class)
    void noSecretIsInTheResultOfAFault(Fault fault) throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer(always(500));
                FaultProxy proxy = FaultProxy.inFrontOf(server.port())) {
            proxy.inject(fault);

            assertNothingPlanted(check(proxy.port(), "cached").check(CheckDeadline.after(Duration.ofMillis(300))));
            assertNothingPlanted(check(proxy.port(), null).check(CheckDeadline.after(Duration.ofMillis(300))));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 401, 403, 404, 429, 500})
    void noSecretIsInTheResultOfAStatus(int status) throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer(always(status))) {
            assertNothingPlanted(check(server.port(), null).check(CheckDeadline.after(Duration.ofSeconds(20))));
        }
    }

    @Test
    void noSecretIsInTheResultWhenTheServerEchoesItInARedirect() throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer((head, out) -> {
            String path = head.substring(4, head.indexOf(" HTTP"));
            send(
                    out,
                    "HTTP/1.1 302 Found\r\nLocation: http://elsewhere.invalid" + path
                            + "\r\nContent-Length: 0\r\n\r\n");
        })) {
            CheckResult result = check(server.port(), null).check(CheckDeadline.after(Duration.ofSeconds(20)));

            assertThat(result.status()).isEqualTo(CheckStatus.DOWN);
            assertNothingPlanted(result);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://user:planted@host:port/",
                "http://user:planted@/x?token=planted",
                "ftp://user:planted@host/",
                "http://user:pla nted@host/planted",
                "user:planted@host",
                "http://host:99999/planted",
                "planted"
            })
    void noSecretIsInTheRefusalOfAUrl(String url) {
        assertNothingPlanted(catchThrowable(() -> HttpCheck.builder(url)));
        assertNothingPlanted(catchThrowable(
                () -> new HttpCheckType().create(new GivenOptions().with(HttpCheckType.URL, url))));
    }

    @Test
    void noSecretIsInTheRefusalOfAHeader() {
        GivenOptions options = new GivenOptions().with(HttpCheckType.URL, "http://user:pw@127.0.0.1/");

        assertNothingPlanted(catchThrowable(
                () -> HttpCheck.builder("http://127.0.0.1/").header("X-Api-Key", "planted\r\nX: planted")));
        assertNothingPlanted(
                catchThrowable(() -> HttpCheck.builder("http://127.0.0.1/").authorization("Bearer planted\n")));
        assertNothingPlanted(catchThrowable(
                () -> new HttpCheckType().create(options.with(HttpCheckType.HEADERS, Map.of("Bearer planted", "x")))));
        assertNothingPlanted(catchThrowable(() ->
                new HttpCheckType().create(options.with(HttpCheckType.HEADERS, Map.of("Authorization", "planted")))));
    }

    private static HttpCheck check(int port, String fallback) {
        HttpCheck.Builder builder = HttpCheck.builder(
                        "http://planted-user:planted-pw@127.0.0.1:" + port + "/planted-path?token=planted-token")
                .header("X-Api-Key", "planted-key");
        return (fallback == null ? builder : builder.fallback(fallback)).build();
    }

    private static void assertNothingPlanted(CheckResult result) {
        assertThat(result.toString()).doesNotContain(PLANTED, "cGxhbnRlZC");
    }

    private static void assertNothingPlanted(Throwable refusal) {
        assertThat(refusal).isInstanceOf(IllegalArgumentException.class);
        StringWriter trace = new StringWriter();
        refusal.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain(PLANTED);
    }
}
