/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The bounded table of clients. */
class ClientTableTest {
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void theTableOfClientsIsBounded() {
        ClientTable<Object> table = new ClientTable<>(nanos::get, now -> new Object());
        for (long key = 0; key < 100_000; key++) {
            table.of(key);
        }
        assertThat(table.size()).isGreaterThan(ClientTable.CAPACITY * 9 / 10).isLessThanOrEqualTo(ClientTable.CAPACITY);
    }

    @Test
    void whoComesToAFullTableIsRememberedToo() {
        ClientTable<Object> table = new ClientTable<>(nanos::get, now -> new Object());
        for (long key = 0; key < 100_000; key++) {
            nanos.incrementAndGet();
            table.of(key);
        }
        for (long key = -20; key < 0; key++) {
            nanos.incrementAndGet();
            assertThat(table.of(key)).isSameAs(table.of(key));
        }
    }

    @Test
    void whoIsQuietMakesRoomFirst() {
        ClientTable<Object> table = new ClientTable<>(nanos::get, now -> new Object());
        Object busy = table.of(-1);
        for (long key = 0; key < 100_000; key++) {
            nanos.incrementAndGet();
            table.of(key);
            assertThat(table.of(-1)).isSameAs(busy);
        }
    }
}
