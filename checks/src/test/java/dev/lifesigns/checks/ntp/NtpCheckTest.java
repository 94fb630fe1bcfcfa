/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.ntp;

import static dev.lifesigns.checks.fixture.Runs.runDown;
import static dev.lifesigns.checks.fixture.Runs.runUp;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.fixture.GivenOptions;
import dev.lifesigns.checks.fixture.RealServerTests;
import dev.lifesigns.checks.fixture.ServerProcess;
import dev.lifesigns.checks.internal.ServerOptions;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class NtpCheckTest extends RealServerTests {
    private static final Duration TIMEOUT = Duration.ofMillis(500);
    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final long SECONDS_FROM_1900_TO_1970 = 2_208_988_800L;

    @Override
    protected ServerProcess startServer() throws Exception {
        return start(port, "local stratum 3\n");
    }

    @Override
    protected NtpCheck checking(String host, int port) {
        return check(port).build();
    }

    @Test
    void upWithStratumAndOffset() {
        CheckResult result = runUp(check(port).build());

        assertThat(result.details())
                .containsEntry("server", "127.0.0.1:" + port)
                .containsEntry("address", "127.0.0.1")
                .containsEntry("stratum", 3);
        assertThat((double) result.details().get("offset_ms")).isBetween(-60_000.0, 60_000.0);
    }

    @Test
    void offsetBeyondALimitDegradesAndThenFails() throws Exception {
        try (Scripted hourAhead = new Scripted(2, "LOCL", Duration.ofHours(1))) {
            CheckResult warned = check(hourAhead.port())
                    .warnOffset(Duration.ofMinutes(30))
                    .maxOffset(Duration.ofHours(2))
                    .build()
                    .check(CheckDeadline.after(AMPLE));
            CheckResult failed = runDown(
                    check(hourAhead.port()).maxOffset(Duration.ofMinutes(30)).build(), AMPLE, ErrorKind.THRESHOLD);

            assertThat(warned.status()).isEqualTo(CheckStatus.DEGRADED);
            assertThat(warned.error()).isEqualTo(ErrorKind.THRESHOLD);
            assertThat(failed.message()).matches(".*: this clock is PT.* behind \\(expected: at most PT30M\\)");
        }
        try (Scripted hourBehind = new Scripted(2, "LOCL", Duration.ofHours(-1))) {
            assertThat(runDown(
                                    check(hourBehind.port())
                                            .maxOffset(Duration.ofMinutes(30))
                                            .build(),
                                    AMPLE,
                                    ErrorKind.THRESHOLD)
                            .message())
                    .contains(" ahead (");
        }
    }

    @Test
    void serverThatIsNotSynchronizedIsFailed() throws Exception {
        int alone = freePort();
        try (ServerProcess lost = start(alone, "")) {
            assertThat(lost.pid()).isPositive();
            assertThat(runDown(check(alone).build(), TIMEOUT, ErrorKind.FAILED).message())
                    .contains(": the server is not synchronized, stratum ");
        }
    }

    @Test
    void serverThatLimitsItsClientsIsExhausted() throws Exception {
        try (Scripted limiting = new Scripted(0, "RATE", Duration.ZERO)) {
            assertThat(runDown(check(limiting.port()).build(), TIMEOUT, ErrorKind.EXHAUSTED)
                            .message())
                    .endsWith(": the server limits its clients: RATE");
        }
    }

    @Test
    void answerToAnotherRequestIsIgnored() throws Exception {
        try (Scripted forged = new Scripted(2, "LOCL", Duration.ofHours(1), 1)) {
            runDown(check(forged.port()).build(), TIMEOUT, ErrorKind.TIMEOUT);
        }
    }

    @Test
    void interruptReleasesTheThread() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            FutureTask<CheckResult> run = new FutureTask<>(() -> {
                started.countDown();
                return check(silent.getLocalPort()).build().check(CheckDeadline.after(Duration.ofMinutes(5)));
            });
            Thread thread = new Thread(run);
            thread.start();
            started.await();
            silent.receive(new DatagramPacket(new byte[100], 100));

            thread.interrupt();

            assertThatThrownBy(() -> run.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void runsLeaveNoThread() {
        NtpCheck check = check(port).build();
        runUp(check);
        int before = Thread.getAllStackTraces().size();
        for (int run = 0; run < 20; run++) {
            runUp(check);
        }
        assertThat(Thread.getAllStackTraces().size()).isLessThanOrEqualTo(before + 2);
    }

    @Test
    void checkFromAConfigurationFileIsUpAndRefusesLimitsThatMakeNoDifference() {
        GivenOptions options =
                new GivenOptions().with(ServerOptions.HOST, "127.0.0.1").with(NtpCheckType.PORT, port);
        HealthCheck check = new NtpCheckType().create(options.with(NtpCheckType.MAX_OFFSET, Duration.ofMinutes(1)));

        runUp(check);
        assertThatThrownBy(
                        () -> new NtpCheckType().create(options.with(NtpCheckType.WARN_OFFSET, Duration.ofMinutes(1))))
                .hasMessage("warnOffset: PT1M (expected: < maxOffset PT1M)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check(1).maxOffset(Duration.ZERO))
                .withMessage("maxOffset: PT0S (expected: more than 0)");
    }

    private static NtpCheck.Builder check(int port) {
        return NtpCheck.builder("127.0.0.1", port);
    }

    /** One of UDP. */
    @Override
    protected int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    /** A real chronyd, which does not control the clock, and is ready once it answers. */
    private ServerProcess start(int port, String settings) throws Exception {
        Path file = Files.writeString(
                folder.resolve("chrony-" + port + ".conf"),
                settings + "port " + port + "\nbindaddress 127.0.0.1\nallow 127.0.0.1\ncmdport 0\nbindcmdaddress /\n"
                        + "pidfile " + folder.resolve("chrony-" + port + ".pid") + "\n");
        NtpCheck answering = check(port).build();
        return ServerProcess.start(
                folder,
                () -> {
                    ErrorKind error =
                            answering.check(CheckDeadline.after(TIMEOUT)).error();
                    return error == null || error == ErrorKind.FAILED;
                },
                "/usr/sbin/chronyd",
                "-x",
                "-d",
                "-u",
                System.getProperty("user.name"),
                "-f",
                file.toString());
    }

    /** Answers one request after the other, as no real server can be made to. */
    private static final class Scripted implements AutoCloseable {
        private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
        private final int stratum;
        private final String reference;
        private final Duration offset;
        private final long forgery;

        Scripted(int stratum, String reference, Duration offset) throws Exception {
            this(stratum, reference, offset, 0);
        }

        Scripted(int stratum, String reference, Duration offset, long forgery) throws Exception {
            this.stratum = stratum;
            this.reference = reference;
            this.offset = offset;
            this.forgery = forgery;
            Thread thread = new Thread(this::serve, "scripted-ntp");
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return socket.getLocalPort();
        }

        @Override
        public void close() {
            socket.close();
        }

        private void serve() {
            try {
                while (true) {
                    DatagramPacket packet = new DatagramPacket(new byte[48], 48);
                    socket.receive(packet);
                    long nonce = ByteBuffer.wrap(packet.getData()).getLong(40);
                    long now = (Instant.now().plus(offset).getEpochSecond() + SECONDS_FROM_1900_TO_1970) << 32;
                    ByteBuffer answer = ByteBuffer.allocate(48)
                            .put(0, (byte) 0x24)
                            .put(1, (byte) stratum)
                            .put(12, reference.getBytes(US_ASCII))
                            .putLong(24, nonce + forgery)
                            .putLong(32, now)
                            .putLong(40, now);
                    socket.send(new DatagramPacket(answer.array(), 48, packet.getSocketAddress()));
                }
            } catch (IOException closed) {
                return;
            }
        }
    }
}
