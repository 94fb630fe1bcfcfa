/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.mqtt;

import static dev.lifesigns.checks.fixture.Runs.runDown;
import static dev.lifesigns.checks.fixture.Runs.runUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.fixture.GivenOptions;
import dev.lifesigns.checks.fixture.Greeter;
import dev.lifesigns.checks.fixture.RealServerContract;
import dev.lifesigns.checks.fixture.ServerProcess;
import dev.lifesigns.checks.fixture.TestCertificate;
import dev.lifesigns.checks.internal.ServerOptions;
import dev.lifesigns.checks.internal.TlsOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MqttCheckTest extends RealServerContract {
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final String PROGRAM = "/usr/sbin/mosquitto";

    @Override
    protected ServerProcess startServer() throws Exception {
        assumeTrue(Files.isExecutable(Path.of(PROGRAM)), PROGRAM + " is not installed");
        Path passwords = folder.resolve("passwords");
        Process hashing = new ProcessBuilder("mosquitto_passwd", "-c", "-b", passwords.toString(), "prober", PASSWORD)
                .inheritIO()
                .start();
        assertThat(hashing.waitFor()).isZero();
        return start(port, "allow_anonymous false\npassword_file " + passwords);
    }

    @Override
    protected MqttCheck checking(String host, int port) {
        return MqttCheck.builder(host, port).credentials("prober", PASSWORD).build();
    }

    @Test
    void upWithServer() {
        try (MqttCheck check = checking("127.0.0.1", port)) {
            assertThat(runUp(check).details()).containsOnlyKeys("server");
        }
    }

    @Test
    void wrongOrMissingPasswordIsUnauthorizedAndNotRepeated() {
        try (MqttCheck wrong = MqttCheck.builder("127.0.0.1", port)
                        .credentials("prober", "wr0ng-planted")
                        .build();
                MqttCheck missing = MqttCheck.of("127.0.0.1", port)) {
            CheckResult result = runDown(wrong, TIMEOUT, ErrorKind.UNAUTHORIZED);

            assertThat(result.message()).endsWith(": return code 5: not authorized");
            assertThat(result.toString()).doesNotContain("wr0ng-planted");
            runDown(missing, TIMEOUT, ErrorKind.UNAUTHORIZED);
        }
    }

    @Test
    void brokerThatRequiresAnIdIsUpWithOne() throws Exception {
        int strict = ServerProcess.freePort();
        try (ServerProcess broker = start(strict, "allow_anonymous true\nallow_zero_length_clientid false");
                MqttCheck nameless = MqttCheck.of("127.0.0.1", strict);
                MqttCheck named = (MqttCheck)
                        new MqttCheckType().create(options(strict).with(MqttCheckType.CLIENT_ID, "lifesigns-1"))) {
            assertThat(broker.pid()).isPositive();
            assertThat(runDown(nameless, TIMEOUT, ErrorKind.FAILED).message())
                    .endsWith(": return code 2: client ID rejected");
            runUp(named);
            runUp(named);
        }
    }

    @Test
    void encryptedBrokerIsUpIfItsCertificateIsTrusted() throws Exception {
        TestCertificate certificate = TestCertificate.create(folder, "mqtt", "ip:127.0.0.1", "-1d", 10);
        int encrypted = ServerProcess.freePort();
        try (ServerProcess secure = start(
                encrypted,
                "allow_anonymous true\ncertfile " + certificate.certificate() + "\nkeyfile " + certificate.key())) {
            assertThat(secure.pid()).isPositive();
            GivenOptions options = options(encrypted).with(ServerOptions.TLS, true);
            try (MqttCheck untrusted = (MqttCheck) new MqttCheckType().create(options)) {
                assertThat(runDown(untrusted, TIMEOUT, ErrorKind.FAILED).message())
                        .contains(": TLS: ");
            }
            options.with(TlsOptions.TRUST_FILE, certificate.certificate().toString());
            try (MqttCheck trusted = (MqttCheck) new MqttCheckType().create(options)) {
                assertThat(runUp(trusted).details()).containsEntry("certificate_days_left", 8L);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, FAILED, 'return code 1: unacceptable protocol version'",
        "3, FAILED, 'return code 3: server unavailable'",
        "4, UNAUTHORIZED, 'return code 4: bad user name or password'",
        "9, FAILED, 'return code 9: unknown'"
    })
    void returnCodeDecidesTheKind(int code, ErrorKind kind, String message) throws Exception {
        try (Greeter scripted = new Greeter(" \u0002\u0000" + (char) code);
                MqttCheck check = MqttCheck.of("127.0.0.1", scripted.port())) {
            assertThat(runDown(check, TIMEOUT, kind).message()).endsWith(": " + message);
        }
    }

    @Test
    void serverOfAnotherProtocolIsFailed() throws Exception {
        try (Greeter mail = new Greeter("220 mail.internal ESMTP\r\n");
                MqttCheck check = MqttCheck.of("127.0.0.1", mail.port())) {
            assertThat(runDown(check, TIMEOUT, ErrorKind.FAILED).message())
                    .endsWith(": '3232' (expected: CONNACK, 2002)");
        }
    }

    @Test
    void longCredentialsAreSentWhole() {
        String user = "u".repeat(300);

        byte[] packet = ConnectPacket.ANONYMOUS.as(user, "p").bytes();

        // 2 bytes of length, then what section 3.1.2 has before the payload (10), and three texts with their lengths
        assertThat(packet).hasSize(3 + 10 + 2 + 302 + 3).startsWith(0x10, 0xbd, 0x02);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConnectPacket.ANONYMOUS.as(user, "p".repeat(65_536)))
                .withMessage("password: too long (expected: at most 65535 bytes)");
    }

    private static GivenOptions options(int port) {
        return new GivenOptions().with(ServerOptions.HOST, "127.0.0.1").with(MqttCheckType.PORT, port);
    }

    private ServerProcess start(int port, String settings) throws Exception {
        return ServerProcess.start(
                folder, port, PROGRAM, "-c", configuration(port, settings).toString());
    }

    private Path configuration(int port, String settings) throws Exception {
        return Files.writeString(
                folder.resolve("mosquitto-" + port + ".conf"),
                "user " + System.getProperty("user.name") + "\nlistener " + port + " 127.0.0.1\n" + settings + "\n");
    }
}
