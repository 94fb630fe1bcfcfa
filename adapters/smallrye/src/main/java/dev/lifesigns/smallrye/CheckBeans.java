/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.smallrye;

import jakarta.enterprise.inject.spi.Bean;
import org.jspecify.annotations.Nullable;

/** What a container knows of beans that are checks, beyond what a bean says of itself. A bean, one at most; thread-safe. */
public interface CheckBeans {
    /** The name of the method or field that produces the bean; {@code null} if it is a class. */
    @Nullable
    String producer(Bean<?> bean);

    /** Whether it only reads memory, so that it is read on each request and not run; default: no. */
    default boolean inMemory(Bean<?> bean) {
        return false;
    }

    /** What to put around each run: see {@link dev.lifesigns.bridge.Bridge.Builder#taskDecorator}; default: nothing. */
    default Runnable around(Runnable run) {
        return run;
    }
}
