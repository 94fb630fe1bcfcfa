/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenBucketTest {
    private static final TokenBucket.Rate RATE = new TokenBucket.Rate(10, 3);

    /** The clock has no meaning of its own, and may wrap around. */
    @ParameterizedTest
    @ValueSource(longs = {0, -1_000, Long.MAX_VALUE - 15, Long.MIN_VALUE})
    void givesItsCapacityAndThenOneTokenPerInterval(long start) {
        TokenBucket bucket = new TokenBucket(RATE, start);

        assertThat(taken(bucket, start)).isEqualTo(3);
        assertThat(bucket.nanosUntilToken(start)).isEqualTo(10);
        assertThat(bucket.nanosUntilToken(start + 4)).isEqualTo(6);
        assertThat(taken(bucket, start + 9)).isZero();
        assertThat(taken(bucket, start + 10)).isEqualTo(1);
        assertThat(bucket.missing(start + 10)).isEqualTo(3);
        assertThat(bucket.missing(start + 35)).isEqualTo(1);
        assertThat(taken(bucket, start + 1_000)).isEqualTo(3);
    }

    @Test
    void handsNoTokenOutTwice() throws Exception {
        TokenBucket bucket = new TokenBucket(new TokenBucket.Rate(1_000, 10_000), 0);
        AtomicInteger taken = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (int i = 0; i < 4; i++) {
            threads.execute(() -> {
                for (int j = 0; j < 5_000; j++) {
                    taken.addAndGet(bucket.tryTake(0) ? 1 : 0);
                }
            });
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(taken).hasValue(10_000);
    }

    private static int taken(TokenBucket bucket, long now) {
        int taken = 0;
        while (bucket.tryTake(now)) {
            taken++;
        }
        return taken;
    }
}
