/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.websocket;

import static dev.lifesigns.checks.fixture.Runs.runDown;
import static dev.lifesigns.checks.fixture.Runs.runUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.fixture.ForkedJvm;
import dev.lifesigns.checks.fixture.GivenOptions;
import dev.lifesigns.checks.fixture.RealServerContract;
import dev.lifesigns.checks.fixture.ScriptedHttpServer;
import dev.lifesigns.checks.fixture.ServerProcess;
import dev.lifesigns.checks.fixture.TestCertificate;
import dev.lifesigns.checks.internal.TlsOptions;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real Undertow, and frames that it does not send. */
class WebSocketCheckTest extends RealServerContract {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @Override
    protected ServerProcess startServer() throws Exception {
        return start(port);
    }

    @Override
    protected HealthCheck checking(String host, int port) {
        return WebSocketCheck.builder("ws://" + host + ":" + port + "/updates")
                .authorization("Bearer " + PASSWORD)
                .build();
    }

    @Test
    void serverThatAgreesToTheSubprotocolIsUp() {
        GivenOptions options = options(port, "ws");
        assertThat(runUp(new WebSocketCheckType().create(options)).details())
                .containsEntry("server", "127.0.0.1:" + port);
        options.with(WebSocketCheckType.SUBPROTOCOL, "stock");

        assertThat(runDown(new WebSocketCheckType().create(options), TIMEOUT, ErrorKind.FAILED)
                        .message())
                .endsWith(": Sec-WebSocket-Protocol: '' (expected: stock)");
    }

    @Test
    void wrongTokenIsUnauthorizedAndNotRepeated() {
        CheckResult result = runDown(
                WebSocketCheck.of("ws://user:wr0ng@127.0.0.1:" + port + "/updates"), TIMEOUT, ErrorKind.UNAUTHORIZED);

        assertThat(result.message()).endsWith(": status 401 (expected: 101)");
        assertThat(result.toString()).doesNotContain("wr0ng");
    }

    @Test
    void otherPathIsFailed() {
        assertThat(runDown(WebSocketCheck.of("ws://127.0.0.1:" + port + "/"), TIMEOUT, ErrorKind.FAILED)
                        .message())
                .endsWith(": status 404 (expected: 101)");
    }

    @Test
    void encryptedServerIsUpIfItsCertificateIsTrusted() throws Exception {
        TestCertificate certificate = TestCertificate.create(folder, "websocket", "ip:127.0.0.1", "-1d", 10);
        int encrypted = ServerProcess.freePort();
        try (ServerProcess secure = start(encrypted, certificate.store().toString())) {
            assertThat(secure.pid()).isPositive();
            GivenOptions options = options(encrypted, "wss");

            assertThat(runDown(new WebSocketCheckType().create(options), TIMEOUT, ErrorKind.FAILED)
                            .message())
                    .contains(": TLS: ");
            options.with(TlsOptions.TRUST_FILE, certificate.certificate().toString());
            assertThat(runUp(new WebSocketCheckType().create(options)).details())
                    .containsEntry("certificate_days_left", 8L);
        }
    }

    private static GivenOptions options(int port, String scheme) {
        return new GivenOptions()
                .with(WebSocketCheckType.URL, scheme + "://127.0.0.1:" + port + "/updates")
                .with(WebSocketCheckType.SUBPROTOCOL, "orders")
                .with(WebSocketCheckType.AUTHORIZATION, "Bearer " + PASSWORD);
    }

    @ParameterizedTest
    @CsvSource({
        // closed: going away, policy, try again later, and without a code
        "8805 03e9 627965, FAILED, closed with 1001 bye",
        "8802 03f5, EXHAUSTED, closed with 1013",
        "8802 0bb8, UNAUTHORIZED, closed with 3000",
        "8800, FAILED, closed with no reason",
        // a text of two frames, one with an extended length, and a pong that nobody asked for
        "0103 616263 807e 0002 6465 8a01 00 8800, FAILED, closed with no reason",
        "8980 00000000, FAILED, 'a masked frame (expected: one of a server, which is not masked)'",
        "897e 0080, FAILED, a control frame of more than 125 bytes",
        "827f 0000000001000001, FAILED, a frame of more than 16777216 bytes",
        "827f ffffffffffffffff, FAILED, a frame of more than 16777216 bytes"
    })
    void otherFramesHaveTheirKind(String frames, ErrorKind kind, String message) throws Exception {
        try (ScriptedHttpServer scripted = agreeing(frames)) {
            assertThat(runDown(WebSocketCheck.of(scripted.url("/").replace("http", "ws")), TIMEOUT, kind)
                            .message())
                    .endsWith(": " + message);
        }
    }

    /** Agrees, and then says this whatever the client says. */
    private static ScriptedHttpServer agreeing(String frames) throws Exception {
        return new ScriptedHttpServer((head, out) -> {
            Matcher key = Pattern.compile("Sec-WebSocket-Key: (\\S+)").matcher(head);
            assertThat(key.find()).isTrue();
            ScriptedHttpServer.send(
                    out,
                    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: WebSocket\r\nConnection: Upgrade\r\n"
                            + "Sec-WebSocket-Accept: " + Handshake.accept(key.group(1)) + "\r\n\r\n");
            out.write(HexFormat.of().parseHex(frames.replace(" ", "")));
            out.flush();
        });
    }

    /** The example of RFC 6455 §1.3. */
    @Test
    void acceptIsThatOfTheStandard() {
        assertThat(Handshake.accept("dGhlIHNhbXBsZSBub25jZQ==")).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "HTTP/1.1 101 X~Upgrade: h2c~~ | FAILED | Upgrade: 'h2c' (expected: websocket)",
                "HTTP/1.1 101 X~Upgrade: websocket~Sec-WebSocket-Accept: x~~ | FAILED | Sec-WebSocket-Accept: 'x' (expected: ",
                "HTTP/1.1 429 X~~ | EXHAUSTED | status 429 (expected: 101)",
                "HTTP/1.1 101 X~no field~~ | FAILED | 'no field' (expected: fields of HTTP, then an empty line)",
                "220 mail~~ | FAILED | '220 mail' (expected: a response of HTTP/1.1)"
            })
    void otherResponsesHaveTheirKind(String response, ErrorKind kind, String message) throws Exception {
        try (ScriptedHttpServer scripted =
                new ScriptedHttpServer((head, out) -> ScriptedHttpServer.send(out, response.replace("~", "\r\n")))) {
            assertThat(runDown(WebSocketCheck.of(scripted.url("/").replace("http", "ws")), TIMEOUT, kind)
                            .message())
                    .contains(": " + message);
        }
    }

    @Test
    void originAndQueryAreSent() throws Exception {
        try (ScriptedHttpServer scripted = new ScriptedHttpServer(ScriptedHttpServer.always(503))) {
            GivenOptions options = new GivenOptions()
                    .with(WebSocketCheckType.URL, scripted.url("/a?b=c").replace("http", "ws"))
                    .with(WebSocketCheckType.ORIGIN, "https://shop.example.com");
            runDown(new WebSocketCheckType().create(options), TIMEOUT, ErrorKind.FAILED);

            assertThat(scripted.requests())
                    .singleElement()
                    .asString()
                    .startsWith("GET /a?b=c HTTP/1.1\r\nHost: 127.0.0.1:" + scripted.port() + "\r\n")
                    .contains("\r\nOrigin: https://shop.example.com\r\n");
        }
    }

    @Test
    void settingsThatAreNotUnderstoodAreRefused() {
        assertThatThrownBy(() -> WebSocketCheck.of("http://secret@127.0.0.1"))
                .hasMessage("url: no ws:// or wss:// (expected: ws://host[:port]/path or wss://host[:port]/path)");
        assertThatThrownBy(() -> WebSocketCheck.of("ws://secret@"))
                .hasMessageStartingWith("url: ")
                .hasMessageEndingWith(" (expected: ws://host[:port]/path or wss://host[:port]/path)")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> WebSocketCheck.builder("ws://a").subprotocol("two names"))
                .hasMessage("subprotocol: two names (expected: one name)");
        assertThatThrownBy(() -> WebSocketCheck.builder("ws://u:p@a").authorization("Bearer x"))
                .hasMessage("authorization: set twice (expected: either it or user-info in the URL)");
        assertThatThrownBy(() -> WebSocketCheck.builder("ws://a").tls(SSLContext.getDefault()))
                .hasMessage("tls: set (expected: a wss URL)");
    }

    private ServerProcess start(int port, String... store) throws Exception {
        String[] arguments = new String[2 + store.length];
        arguments[0] = String.valueOf(port);
        arguments[1] = PASSWORD;
        System.arraycopy(store, 0, arguments, 2, store.length);
        return ForkedJvm.start(folder, port, List.of("-Xmx128m"), WebSocketServer.class, arguments);
    }
}
