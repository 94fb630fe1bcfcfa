/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckScope;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.fixture.GivenOptions;
import dev.lifesigns.checks.spi.InvalidOptionException;
import dev.lifesigns.testkit.FaultProxy;
import dev.lifesigns.testkit.FaultProxy.Fault;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TcpCheckTest {
    private static final Duration AMPLE = Duration.ofSeconds(20);

    @Test
    void aServerThatAcceptsIsUpAndTheConnectionIsClosedAtOnce() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            CheckResult result = TcpCheck.of("127.0.0.1", server.getLocalPort()).check(CheckDeadline.after(AMPLE));

            assertThat(result.status()).isEqualTo(CheckStatus.UP);
            assertThat(result.details())
                    .containsEntry("server", "127.0.0.1:" + server.getLocalPort())
                    .containsEntry("address", "127.0.0.1");
            try (Socket accepted = server.accept()) {
                assertThat(accepted.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void aHostIsUpIfOneOfItsAddressesAccepts() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            assertThat(TcpCheck.of("localhost", server.getLocalPort())
                            .check(CheckDeadline.after(AMPLE))
                            .status())
                    .isEqualTo(CheckStatus.UP);
        }
    }

    @Test
    void aClosedPortIsUnreachable() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }

        CheckResult result = TcpCheck.of("127.0.0.1", closed).check(CheckDeadline.after(AMPLE));

        assertThat(result.status()).isEqualTo(CheckStatus.DOWN);
        assertThat(result.error()).isEqualTo(ErrorKind.UNREACHABLE);
        assertThat(result.message()).isEqualTo("127.0.0.1:" + closed + ": connection refused");
    }

    @Test
    void aHostThatDoesNotExistIsUnreachable() throws Exception {
        CheckResult result = TcpCheck.of("no-such-host.invalid", 80).check(CheckDeadline.after(AMPLE));

        assertThat(result.error()).isEqualTo(ErrorKind.UNREACHABLE);
        assertThat(result.message()).isEqualTo("no-such-host.invalid:80: no such host");
    }

    @Test
    void aServerThatDoesNotAnswerTimesOutByTheDeadline() throws Exception {
        try (SilentPort silent = new SilentPort()) {
            CheckResult result =
                    TcpCheck.of("127.0.0.1", silent.port()).check(CheckDeadline.after(Duration.ofMillis(300)));

            assertThat(result.error()).isEqualTo(ErrorKind.TIMEOUT);
        }
    }

    @Test
    void anInterruptReleasesTheThread() throws Exception {
        try (SilentPort silent = new SilentPort()) {
            TcpCheck check = TcpCheck.of("127.0.0.1", silent.port());
            CountDownLatch begun = new CountDownLatch(1);
            FutureTask<CheckResult> run = new FutureTask<>(() -> {
                begun.countDown();
                return check.check(CheckDeadline.after(Duration.ofMinutes(5)));
            });
            Thread thread = new Thread(run, "interrupted-run");
            thread.start();
            begun.await();

            thread.interrupt();

            assertThatThrownBy(() -> run.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(InterruptedException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"NONE, UP,", "REFUSE, DOWN, UNREACHABLE", "SILENT, UP,", "HALF, UP,", "SLOW, UP,"})
    void itShowsWhetherTheServerAcceptsAndNoMore(Fault fault, CheckStatus status, ErrorKind kind) throws Exception {
        try (ServerSocket target = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                FaultProxy proxy = FaultProxy.inFrontOf(target.getLocalPort())) {
            TcpCheck check = TcpCheck.of("127.0.0.1", proxy.port());
            proxy.inject(fault);

            CheckResult result = check.check(CheckDeadline.after(AMPLE));
            assertThat(result.status()).isEqualTo(status);
            assertThat(result.error()).isEqualTo(kind);

            proxy.inject(Fault.NONE);
            assertThat(check.check(CheckDeadline.after(AMPLE)).status()).isEqualTo(CheckStatus.UP);
        }
    }

    @Test
    void itIsADependency() {
        assertThat(TcpCheck.of("127.0.0.1", 1).scope()).isEqualTo(CheckScope.DEPENDENCY);
    }

    @Test
    void anImpossibleServerIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TcpCheck.of("127.0.0.1", 65536))
                .withMessage("port: 65536 (expected: 1 to 65535)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TcpCheck.of(" ", 80))
                .withMessage("host: '' (expected: a name or an address)");
    }

    @Test
    void theOptionsReachTheCheck() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            GivenOptions options = new GivenOptions()
                    .with(TcpCheckType.HOST, "127.0.0.1")
                    .with(TcpCheckType.PORT, server.getLocalPort());

            assertThat(new TcpCheckType()
                            .create(options)
                            .check(CheckDeadline.after(AMPLE))
                            .status())
                    .isEqualTo(CheckStatus.UP);
        }
    }

    @Test
    void aHostHasNoPort() {
        GivenOptions options =
                new GivenOptions().with(TcpCheckType.HOST, "localhost:80").with(TcpCheckType.PORT, 80);

        assertThat(catchThrowableOfType(InvalidOptionException.class, () -> new TcpCheckType().create(options)))
                .hasMessage("host: localhost:80 (expected: a name or address without a port)");
        assertThat(new TcpCheckType().create(options.with(TcpCheckType.HOST, "::1")))
                .isNotNull();
    }

    @Test
    void aRefusedValueIsReportedAtItsOption() {
        GivenOptions options =
                new GivenOptions().with(TcpCheckType.HOST, "127.0.0.1").with(TcpCheckType.PORT, 0);

        InvalidOptionException refusal =
                catchThrowableOfType(InvalidOptionException.class, () -> new TcpCheckType().create(options));

        assertThat(refusal).hasMessage("port: 0 (expected: 1 to 65535)");
        assertThat(refusal.option()).isSameAs(TcpCheckType.PORT);
    }

    /** A port whose queue of waiting connections is full, so that the kernel does not answer a new one. */
    private static final class SilentPort implements Closeable {
        private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private final List<Socket> queue = new ArrayList<>();

        SilentPort() throws IOException {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port());
            for (boolean full = false; !full && queue.size() < 16; ) {
                Socket socket = new Socket();
                queue.add(socket);
                try {
                    socket.connect(address, 200);
                } catch (IOException e) {
                    full = true;
                }
            }
        }

        int port() {
            return listener.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            for (Socket socket : queue) {
                socket.close();
            }
            listener.close();
        }
    }
}
