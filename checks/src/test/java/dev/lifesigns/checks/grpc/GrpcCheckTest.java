/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.grpc;

import static dev.lifesigns.checks.fixture.Runs.runDown;
import static dev.lifesigns.checks.fixture.Runs.runUp;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.fixture.ForkedJvm;
import dev.lifesigns.checks.fixture.GivenOptions;
import dev.lifesigns.checks.fixture.Greeter;
import dev.lifesigns.checks.fixture.RealServerContract;
import dev.lifesigns.checks.fixture.ServerProcess;
import dev.lifesigns.checks.fixture.TestCertificate;
import dev.lifesigns.checks.internal.ServerOptions;
import dev.lifesigns.checks.internal.TlsOptions;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrpcCheckTest extends RealServerContract {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @Override
    protected ServerProcess startServer() throws Exception {
        return start(port);
    }

    @Override
    protected HealthCheck checking(String host, int port) {
        return asking("shop.Orders", port);
    }

    private static GrpcCheck asking(String service, int port) {
        return GrpcCheck.builder("127.0.0.1", port)
                .service(service)
                .authorization("Bearer " + PASSWORD)
                .build();
    }

    @Test
    void servingServerAndServiceAreUp() {
        assertThat(runUp(asking("", port)).details()).containsEntry("server", "http://127.0.0.1:" + port);
        runUp(asking("l".repeat(300), port));
    }

    @ParameterizedTest
    @CsvSource({
        "shop.Stock, NOT_SERVING (expected: SERVING)",
        "shop.Later, UNKNOWN (expected: SERVING)",
        "shop.Nowhere, NOT_FOUND: the server does not know the service (expected: OK)"
    })
    void otherServicesAreFailed(String service, String message) {
        CheckResult result = runDown(asking(service, port), TIMEOUT, ErrorKind.FAILED);

        assertThat(result.message()).endsWith(message);
    }

    @Test
    void wrongAndMissingTokensAreUnauthorizedAndNotRepeated() {
        CheckResult missing = runDown(GrpcCheck.of("127.0.0.1", port), TIMEOUT, ErrorKind.UNAUTHORIZED);
        CheckResult wrong = runDown(
                GrpcCheck.builder("127.0.0.1", port)
                        .authorization("Bearer wr0ng")
                        .build(),
                TIMEOUT,
                ErrorKind.UNAUTHORIZED);

        assertThat(missing.message()).endsWith(": UNAUTHENTICATED (expected: OK)");
        assertThat(wrong.message()).endsWith(": PERMISSION_DENIED (expected: OK)");
        assertThat(wrong.toString()).doesNotContain("wr0ng");
    }

    @Test
    void encryptedServerIsUpIfItsCertificateIsTrusted() throws Exception {
        TestCertificate certificate = TestCertificate.create(folder, "grpc", "ip:127.0.0.1", "-1d", 10);
        int encrypted = ServerProcess.freePort();
        try (ServerProcess secure = start(
                encrypted,
                certificate.certificate().toString(),
                certificate.key().toString())) {
            assertThat(secure.pid()).isPositive();
            GivenOptions options = new GivenOptions()
                    .with(ServerOptions.HOST, "127.0.0.1")
                    .with(GrpcCheckType.PORT, encrypted)
                    .with(GrpcCheckType.SERVICE, "shop.Orders")
                    .with(GrpcCheckType.AUTHORIZATION, "Bearer " + PASSWORD)
                    .with(ServerOptions.TLS, true);

            assertThat(runDown(new GrpcCheckType().create(options), TIMEOUT, ErrorKind.FAILED)
                            .message())
                    .contains(": TLS: ");
            options.with(TlsOptions.TRUST_FILE, certificate.certificate().toString());
            assertThat(runUp(new GrpcCheckType().create(options)).details()).containsEntry("certificate_days_left", 8L);
        }
    }

    /** As other servers write them: the name of the field, or its value, in Huffman's code, or all in one block. */
    @ParameterizedTest
    @CsvSource({
        // :status 200, and a message that says 1; trailers: grpc-status 0
        "88, 0000000002 0801, 000b677270632d737461747573 0130, , ''",
        "88, 0000000002 0801, 4088 9acac8b21234da8f 0130, , ''",
        "88, 0000000002 0801, 1088 9acac8b21234da8f 8107, , ''",
        // after a field that is skipped: content-type, with a value of 300 bytes would be longer than this
        "885f10 6170706c69636174696f6e2f67727063, 0000000002 0801, 3f00 40889acac8b21234da8f 0130, , ''",
        "88, 0000000000, 40889acac8b21234da8f 0130, FAILED, UNKNOWN (expected: SERVING)",
        "88, 0000000002 0803, 40889acac8b21234da8f 0130, FAILED, SERVICE_UNKNOWN (expected: SERVING)",
        "88, 0000000002 0807, 40889acac8b21234da8f 0130, FAILED, status 7 of health (expected: SERVING)",
        "88, 0100000002 0801, 40889acac8b21234da8f 0130, FAILED, a message of 7 bytes (expected: a HealthCheckResponse)",
        "88, '', 40889acac8b21234da8f 023134, UNREACHABLE, UNAVAILABLE (expected: OK)",
        "88, '', 40889acac8b21234da8f 820b5f, UNREACHABLE, UNAVAILABLE (expected: OK)",
        "88, '', 40889acac8b21234da8f 0138, EXHAUSTED, RESOURCE_EXHAUSTED (expected: OK)",
        "88, '', 40889acac8b21234da8f 0134, TIMEOUT, DEADLINE_EXCEEDED (expected: OK)",
        "88, '', 40889acac8b21234da8f 023939, FAILED, UNKNOWN (expected: OK)",
        "88, '', 40889acac8b21234da8f 023132,"
                + " FAILED, UNIMPLEMENTED: the server has no health service (expected: OK)",
        "88, 0000000002 0801, 0001610162, FAILED, no grpc-status (expected: a response of gRPC)",
        "8d, '', 0001610162, FAILED, status 404 (expected: 200)",
        "88, '', 40889acac8b21234da8f 0178, FAILED, no status in the response's fields",
        "88, '', 40889acac8b21234da8f 03313233, FAILED, malformed fields of the response",
        "88, '', 407f, FAILED, malformed fields of the response",
        "88, '', 407fffffffff, FAILED, malformed fields of the response",
        "88, '', 40, FAILED, malformed fields of the response"
    })
    void statusIsFoundAmongTheFields(String head, String data, String trailers, ErrorKind kind, String message)
            throws Exception {
        try (Greeter scripted = new Greeter(response(head, data, trailers))) {
            GrpcCheck check = GrpcCheck.of("127.0.0.1", scripted.port());
            if (kind == null) {
                runUp(check);
            } else {
                assertThat(runDown(check, TIMEOUT, kind).message()).endsWith(": " + message);
            }
        }
    }

    private static byte[] response(String head, String data, String trailers) {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        frames.writeBytes(frame(4, 0, 0, ""));
        frames.writeBytes(frame(1, 4, 1, head));
        frames.writeBytes(frame(0, 0, 1, data));
        frames.writeBytes(frame(1, 5, 1, trailers));
        return frames.toByteArray();
    }

    private static byte[] frame(int type, int flags, int stream, String hex) {
        byte[] payload = HexFormat.of().parseHex(hex.replace(" ", ""));
        return ByteBuffer.allocate(9 + payload.length)
                .putInt(payload.length << 8 | type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    @Test
    void serverOfAnotherProtocolIsFailed() throws Exception {
        byte[] words = "220 mail.internal ESMTP\r\n".getBytes(ISO_8859_1);
        try (Greeter mail = new Greeter(words)) {
            assertThat(runDown(GrpcCheck.of("127.0.0.1", mail.port()), TIMEOUT, ErrorKind.FAILED)
                            .message())
                    .endsWith(": not an HTTP response: no HTTP/2");
        }
    }

    @Test
    void authorizationThatCannotBeSentIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> new GrpcCheckType()
                        .create(new GivenOptions()
                                .with(ServerOptions.HOST, "127.0.0.1")
                                .with(GrpcCheckType.PORT, 1)
                                .with(GrpcCheckType.AUTHORIZATION, "two\nlines")))
                .hasMessageStartingWith("header Authorization: refused (expected: ")
                .hasMessageNotContaining("lines");
    }

    private ServerProcess start(int port, String... files) throws Exception {
        String[] arguments = new String[2 + files.length];
        arguments[0] = String.valueOf(port);
        arguments[1] = PASSWORD;
        System.arraycopy(files, 0, arguments, 2, files.length);
        return ForkedJvm.start(folder, port, List.of("-Xmx128m"), GrpcServer.class, arguments);
    }
}
