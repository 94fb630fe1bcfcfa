/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.redis;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.lifesigns.AsyncHealthCheck;
import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.internal.Secrets;
import dev.lifesigns.checks.internal.TlsRefusal;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Pings over the application's Lettuce connection, without a thread. */
final class LettuceCheck implements AsyncHealthCheck {
    private final StatefulRedisConnection<?, ?> connection;

    /** The last ping that was sent; it is never canceled, because that would not take it back. */
    private final AtomicReference<@Nullable CompletableFuture<String>> last = new AtomicReference<>();

    LettuceCheck(StatefulRedisConnection<?, ?> connection) {
        this.connection = requireNonNull(connection, "RedisCheck.lettuce: connection is null");
    }

    @Override
    public CompletionStage<CheckResult> check(CheckDeadline deadline) {
        if (!connection.isOpen()) {
            return CompletableFuture.completedFuture(
                    CheckResult.down(ErrorKind.UNREACHABLE, "the connection is closed or lost"));
        }
        return ping().copy().orTimeout(deadline.remainingMillis(), MILLISECONDS).handle(LettuceCheck::result);
    }

    /** The outstanding ping, or a new one. */
    private CompletableFuture<String> ping() {
        CompletableFuture<String> earlier = last.get();
        if (earlier != null && !earlier.isDone()) {
            return earlier;
        }
        CompletableFuture<String> next = connection.async().ping().toCompletableFuture();
        last.set(next);
        return next;
    }

    private static CheckResult result(@Nullable String answer, @Nullable Throwable thrown) {
        if (thrown != null) {
            Throwable failure = thrown instanceof CompletionException wrapper && wrapper.getCause() != null
                    ? wrapper.getCause()
                    : thrown;
            return CheckResult.down(kindOf(failure), message(failure));
        }
        return "PONG".equals(answer) ? CheckResult.up() : CheckResult.down("unexpected reply to PING (expected: PONG)");
    }

    private static ErrorKind kindOf(Throwable failure) {
        if (failure instanceof TimeoutException || failure instanceof RedisCommandTimeoutException) {
            return ErrorKind.TIMEOUT;
        }
        if (failure instanceof RedisCommandExecutionException && failure.getMessage() != null) {
            return RedisErrors.kindOf(failure.getMessage());
        }
        if (TlsRefusal.isIn(failure)) {
            return ErrorKind.FAILED;
        }
        boolean lost = failure instanceof IOException
                || failure instanceof RedisConnectionException
                || failure instanceof RedisException && failure.getCause() instanceof IOException;
        return lost ? ErrorKind.UNREACHABLE : ErrorKind.FAILED;
    }

    private static String message(Throwable failure) {
        if (failure instanceof TimeoutException) {
            return "no reply to PING in time";
        }
        String message = failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getSimpleName()
                : Secrets.none().clean(message);
    }
}
