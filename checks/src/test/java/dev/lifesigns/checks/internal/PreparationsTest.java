/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class PreparationsTest {
    private final List<String> happened = new CopyOnWriteArrayList<>();

    private FutureTask<Void> preparing(String key, Preparations.Preparation preparation) {
        return new FutureTask<>(() -> {
            Preparations.once(key, preparation);
            happened.add("continues");
            return null;
        });
    }

    @Test
    void aCallInTheMeantimeWaitsUntilItIsPrepared() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        FutureTask<Void> first = preparing("waits", () -> {
            entered.countDown();
            released.await();
            happened.add("prepared");
        });
        FutureTask<Void> second = preparing("waits", () -> happened.add("prepared twice"));
        new Thread(first).start();
        entered.await();
        Thread waiting = new Thread(second);
        waiting.start();
        while (waiting.getState() != Thread.State.WAITING && !second.isDone()) {
            Thread.onSpinWait();
        }
        assertThat(happened).isEmpty();

        released.countDown();
        first.get();
        second.get();
        assertThat(happened).containsExactly("prepared", "continues", "continues");
    }

    @Test
    void aFailureKeepsNobodyWaiting() throws Exception {
        assertThatIllegalStateException()
                .isThrownBy(() -> Preparations.once("fails", () -> {
                    throw new IllegalStateException("no driver");
                }));
        Preparations.once("fails", () -> happened.add("prepared twice"));
        assertThat(happened).isEmpty();
    }
}
