/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.tcp;

import static dev.lifesigns.checks.fixture.Runs.runDown;
import static dev.lifesigns.checks.fixture.Runs.runUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.fixture.GivenOptions;
import dev.lifesigns.checks.fixture.Greeter;
import dev.lifesigns.checks.fixture.RealServerContract;
import dev.lifesigns.checks.fixture.ServerProcess;
import dev.lifesigns.checks.spi.InvalidOptionException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The first line of a real mail server. */
class TcpBannerTest extends RealServerContract {
    private static final Duration TIMEOUT = Duration.ofMillis(500);

    @Override
    protected ServerProcess startServer() throws Exception {
        return ServerProcess.start(
                folder, port, "/usr/bin/aiosmtpd", "-n", "-l", "127.0.0.1:" + port, "-c", "aiosmtpd.handlers.Sink");
    }

    @Override
    protected TcpCheck checking(String host, int port) {
        return TcpCheck.builder(host, port).bannerMatches("^220 .*SMTP").build();
    }

    @Test
    void upWithAddress() {
        assertThat(runUp(checking("127.0.0.1", port)).details())
                .containsEntry("address", "127.0.0.1")
                .containsEntry("server", "127.0.0.1:" + port);
    }

    @Test
    void anotherFirstLineIsFailed() throws Exception {
        try (Greeter ssh = new Greeter("SSH-2.0-OpenSSH_9.2\r\n")) {
            runUp(configured(ssh.port(), "SSH-2.0-", "^SSH"));
            assertThat(runDown(configured(ssh.port(), "SSH-1", "^SSH"), TIMEOUT, ErrorKind.FAILED)
                            .message())
                    .endsWith(": first line without 'SSH-1' (expected: it contains it)");
            assertThat(runDown(configured(ssh.port(), "SSH", "^220 "), TIMEOUT, ErrorKind.FAILED)
                            .message())
                    .endsWith(": no match of '^220 ' in the first line");
        }
    }

    @Test
    void serverThatWaitsForItsClientIsATimeout() throws Exception {
        try (Greeter silent = new Greeter("no end of the line")) {
            runDown(configured(silent.port(), "no", "no"), TIMEOUT, ErrorKind.TIMEOUT);
        }
    }

    @Test
    void whatIsNoDemandIsRefusedAtItsOption() {
        assertThatThrownBy(() -> configured(1, "", "a"))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage("bannerContains: '' (expected: a text)");
        assertThatThrownBy(() -> configured(1, "a", "("))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage("bannerMatches: (: Unclosed group at index 1 (expected: a regular expression)");
    }

    private static HealthCheck configured(int port, String contained, String pattern) {
        return new TcpCheckType()
                .create(new GivenOptions()
                        .with(TcpCheckType.HOST, "127.0.0.1")
                        .with(TcpCheckType.PORT, port)
                        .with(TcpCheckType.BANNER_CONTAINS, contained)
                        .with(TcpCheckType.BANNER_MATCHES, pattern));
    }
}
