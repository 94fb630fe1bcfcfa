/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bridge;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A check in memory: read on demand. */
record PassedThrough<R>(String foreignName, Supplier<R> read, ForeignResults<R> results) implements AdoptedCheck<R> {
    @Override
    public String name() {
        return foreignName;
    }

    @Override
    public R now() {
        try {
            R answer = read.get();
            return answer == null ? failed("the check returned null", null) : answer;
        } catch (RuntimeException | Error e) {
            return failed(e.getClass().getName(), e);
        }
    }

    private R failed(String message, @Nullable Throwable thrown) {
        return results.failed(new ForeignFailure(foreignName, ForeignFailure.Reason.FAILED, message, thrown));
    }

    @Override
    public boolean remove() {
        return false;
    }
}
