/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.ErrorKind;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlFailureTest {
    @ParameterizedTest
    @CsvSource({
        "08001, 0, UNREACHABLE",
        "08006, 0, UNREACHABLE",
        "57P01, 0, UNREACHABLE",
        "57P03, 0, UNREACHABLE",
        "28000, 0, UNAUTHORIZED",
        "28P01, 0, UNAUTHORIZED",
        "08004, 0, UNAUTHORIZED",
        "08004, 1040, EXHAUSTED",
        "42000, 1203, EXHAUSTED",
        "53300, 0, EXHAUSTED",
        "57014, 0, TIMEOUT",
        "HYT00, 0, TIMEOUT",
        "70100, 1317, TIMEOUT",
        "42P01, 0, FAILED",
        "3D000, 0, FAILED",
        "25006, 0, FAILED",
    })
    void sqlStateDeterminesTheKind(String state, int code, ErrorKind kind) {
        assertThat(SqlFailure.of(new SQLException("said the driver", state, code)))
                .isEqualTo(new SqlFailure(kind, state + ": said the driver"));
    }

    @Test
    void networkTimeoutIsATimeoutWhateverTheSqlState() {
        SQLException thrown = new SQLException("I/O error", "08006", new SocketTimeoutException("Read timed out"));

        assertThat(SqlFailure.of(thrown).kind()).isEqualTo(ErrorKind.TIMEOUT);
        assertThat(SqlFailure.of(new SQLTimeoutException()).kind()).isEqualTo(ErrorKind.TIMEOUT);
    }

    @Test
    void aRefusalOfTlsIsFailedWhateverTheSqlState() {
        SQLException refused = new SQLException("SSL error", "08006", new SSLHandshakeException("PKIX path"));
        SSLException lost = new SSLException("Connection reset", new SocketException("Connection reset"));

        assertThat(SqlFailure.of(refused)).isEqualTo(new SqlFailure(ErrorKind.FAILED, "08006: SSL error"));
        assertThat(SqlFailure.of(new SQLException("I/O error", "08006", lost)).kind())
                .isEqualTo(ErrorKind.UNREACHABLE);
    }

    @Test
    void transientFailureWithoutACauseIsAPoolThatIsUsedUp() {
        assertThat(SqlFailure.of(new SQLTransientConnectionException("not available"))
                        .kind())
                .isEqualTo(ErrorKind.EXHAUSTED);
    }

    @Test
    void poolThatCannotConnectSaysWhy() {
        SQLException refused = new SQLException("refused", "08001", new ConnectException());
        SQLException unauthorized = new SQLException("wrong password", "28P01");

        assertThat(SqlFailure.of(new SQLTransientConnectionException("not available", refused))
                        .kind())
                .isEqualTo(ErrorKind.UNREACHABLE);
        assertThat(SqlFailure.of(new SQLTransientConnectionException("not available", unauthorized)))
                .isEqualTo(new SqlFailure(ErrorKind.UNAUTHORIZED, "28P01: wrong password"));
    }

    @Test
    void kindDoesNotDependOnAMessage() {
        assertThat(SqlFailure.of(new SQLException(null, "28000")))
                .isEqualTo(new SqlFailure(ErrorKind.UNAUTHORIZED, "28000: SQLException"));
        assertThat(SqlFailure.of(new NullPointerException()))
                .isEqualTo(new SqlFailure(ErrorKind.FAILED, "NullPointerException"));
    }

    @Test
    void causesThatGoRoundInACircleEnd() {
        SQLException one = new SQLException("one");
        SQLException other = new SQLException("other", one);
        one.initCause(other);

        assertThat(SqlFailure.of(one).kind()).isEqualTo(ErrorKind.FAILED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"08006", "08003", "08S01", "57P01", "57P02", "57P03", "57P05", "25P03", "26000", "42P05", "90067"
            })
    void stateThatSpeaksOfTheConnectionIsNoFailureOfTheDatabase(String state) {
        assertThat(SqlFailure.saysOfAKeptConnection(new SQLException("x", state)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"42P01", "57014", "28P01", "53300", "25006", "3D000"})
    void stateThatSpeaksOfTheDatabaseIsOne(String state) {
        assertThat(SqlFailure.saysOfAKeptConnection(new SQLException("x", state)))
                .isFalse();
    }
}
