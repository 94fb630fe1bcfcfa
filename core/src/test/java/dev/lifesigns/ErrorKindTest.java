/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.InterruptedByTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.security.auth.login.FailedLoginException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorKindTest {
    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of(new ConnectException("refused"), ErrorKind.UNREACHABLE),
                Arguments.of(new NoRouteToHostException(), ErrorKind.UNREACHABLE),
                Arguments.of(new UnknownHostException("db"), ErrorKind.UNREACHABLE),
                Arguments.of(new UnresolvedAddressException(), ErrorKind.UNREACHABLE),
                Arguments.of(new SocketTimeoutException(), ErrorKind.TIMEOUT),
                Arguments.of(new TimeoutException(), ErrorKind.TIMEOUT),
                Arguments.of(new InterruptedByTimeoutException(), ErrorKind.TIMEOUT),
                Arguments.of(new HttpTimeoutException("late"), ErrorKind.TIMEOUT),
                Arguments.of(new HttpConnectTimeoutException("late"), ErrorKind.TIMEOUT),
                Arguments.of(new java.sql.SQLTimeoutException(), ErrorKind.TIMEOUT),
                Arguments.of(new FailedLoginException(), ErrorKind.UNAUTHORIZED),
                Arguments.of(new java.sql.SQLInvalidAuthorizationSpecException(), ErrorKind.UNAUTHORIZED),
                Arguments.of(new javax.naming.AuthenticationException(), ErrorKind.UNAUTHORIZED),
                Arguments.of(new javax.security.sasl.AuthenticationException("no"), ErrorKind.UNAUTHORIZED),
                Arguments.of(new BindException(), ErrorKind.FAILED),
                Arguments.of(new IOException("connection refused, timeout, unauthorized"), ErrorKind.FAILED),
                Arguments.of(new OutOfMemoryError(), ErrorKind.FAILED));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theTypeDeterminesTheKind(Throwable thrown, ErrorKind kind) {
        assertThat(ErrorKind.of(thrown)).isEqualTo(kind);
        assertThat(Outcome.finished(CheckResult.down(thrown), 1).error()).isEqualTo(kind);
        assertThat(CheckResult.down(thrown).error()).isEqualTo(kind);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void soDoesTheTypeOfACause(Throwable thrown, ErrorKind kind) {
        assertThat(ErrorKind.of(new ExecutionException(new CompletionException(new RuntimeException(thrown)))))
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void andOfWhatWasSuppressed(Throwable thrown, ErrorKind kind) {
        Exception outer = new IOException("all addresses failed");
        outer.addSuppressed(thrown);
        assertThat(ErrorKind.of(new RuntimeException(outer))).isEqualTo(kind);
    }

    @Test
    void theOuterOneCounts() {
        Exception late = new SocketTimeoutException();
        late.initCause(new ConnectException());
        late.addSuppressed(new FailedLoginException());
        assertThat(ErrorKind.of(late)).isEqualTo(ErrorKind.TIMEOUT);

        Exception outer = new RuntimeException(new ConnectException());
        outer.addSuppressed(new TimeoutException());
        assertThat(ErrorKind.of(outer)).isEqualTo(ErrorKind.UNREACHABLE);
    }

    @Test
    void exceptionsThatAreBrokenHaveAKindToo() {
        Exception first = new IOException("first");
        Exception second = new UncheckedIOException(new IOException("second", first));
        first.initCause(second);
        first.addSuppressed(second);
        assertThat(ErrorKind.of(first)).isEqualTo(ErrorKind.FAILED);

        assertThat(ErrorKind.of(new CauseThatThrows())).isEqualTo(ErrorKind.FAILED);
        assertThat(ErrorKind.of(new EndlessCauses())).isEqualTo(ErrorKind.FAILED);
        assertThat(ErrorKind.of(null)).isEqualTo(ErrorKind.FAILED);
    }

    @SuppressWarnings("serial")
    private static final class CauseThatThrows extends RuntimeException {
        @Override
        public synchronized Throwable getCause() {
            throw new IllegalStateException("closed");
        }
    }

    @SuppressWarnings("serial")
    private static final class EndlessCauses extends RuntimeException {
        @Override
        public synchronized Throwable getCause() {
            return new EndlessCauses();
        }
    }
}
