/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifesigns.CheckDeadline;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HostResolverTest {
    private final CheckDeadline ample = CheckDeadline.after(Duration.ofSeconds(60));

    @Test
    void everyAddressIsGivenInTheSystemsOrder() throws Exception {
        InetAddress[] addresses = {InetAddress.getByName("10.0.0.2"), InetAddress.getByName("10.0.0.1")};

        assertThat(new HostResolver("db", host -> addresses).resolve(ample)).containsExactly(addresses);
    }

    @Test
    void anAddressNeedsNoLookup() throws Exception {
        assertThat(new HostResolver("127.0.0.1").resolve(CheckDeadline.after(Duration.ZERO)))
                .isEqualTo(List.of(InetAddress.getByName("127.0.0.1")));
        assertThat(new HostResolver("::1").resolve(CheckDeadline.after(Duration.ZERO)))
                .hasSize(1);
    }

    @Test
    void anUnknownHostIsReportedByName() {
        HostResolver lookup = new HostResolver("db", host -> {
            throw new UnknownHostException("whatever");
        });

        assertThatThrownBy(() -> lookup.resolve(ample))
                .isInstanceOf(UnknownHostException.class)
                .hasMessage("db");
    }

    @Test
    void aLookupThatHangsIsNeverStartedTwice() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        AtomicInteger started = new AtomicInteger();
        HostResolver lookup = new HostResolver("db", host -> {
            started.incrementAndGet();
            try {
                answered.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        });

        for (int run = 0; run < 50; run++) {
            assertThatThrownBy(() -> lookup.resolve(CheckDeadline.after(Duration.ofMillis(1))))
                    .isInstanceOf(TimeoutException.class);
        }

        assertThat(started).hasValue(1);
        answered.countDown();
        assertThat(lookup.resolve(ample)).hasSize(1);
    }

    @Test
    void theNextRunLooksUpAnew() throws Exception {
        AtomicInteger started = new AtomicInteger();
        HostResolver lookup = new HostResolver("db", host -> {
            started.incrementAndGet();
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        });

        lookup.resolve(ample);
        lookup.resolve(ample);

        assertThat(started).hasValue(2);
    }
}
