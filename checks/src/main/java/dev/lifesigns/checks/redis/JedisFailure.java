/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.redis;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.internal.Secrets;
import dev.lifesigns.checks.internal.TlsRefusal;
import java.io.InterruptedIOException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

/** Translates the exceptions of Jedis into results. */
final class JedisFailure {
    private static final int LONGEST_CHAIN = 20;

    private JedisFailure() {}

    static CheckResult result(Throwable thrown, CheckDeadline deadline, Secrets secrets) {
        ErrorKind kind = kindOf(thrown);
        boolean outOfTime = kind == ErrorKind.UNREACHABLE && deadline.expired();
        return CheckResult.down(outOfTime ? ErrorKind.TIMEOUT : kind, secrets.clean(message(thrown)));
    }

    /** Decides by the innermost exception that is specific. */
    static ErrorKind kindOf(Throwable thrown) {
        if (TlsRefusal.isIn(thrown)) {
            return ErrorKind.FAILED;
        }
        ErrorKind kind = ErrorKind.FAILED;
        int length = 0;
        for (Throwable link = thrown; link != null && length < LONGEST_CHAIN; link = link.getCause(), length++) {
            if (link instanceof InterruptedIOException || link instanceof InterruptedException) {
                return ErrorKind.TIMEOUT;
            }
            if (link instanceof JedisDataException && link.getMessage() != null) {
                return RedisErrors.kindOf(link.getMessage());
            }
            if (link instanceof JedisConnectionException) {
                kind = ErrorKind.UNREACHABLE;
            }
        }
        return kind;
    }

    private static String message(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null || message.isBlank() ? thrown.getClass().getSimpleName() : message;
    }
}
