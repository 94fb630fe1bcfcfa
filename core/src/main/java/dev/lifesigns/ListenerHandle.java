/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

/** A listener that was added at run time, to be removed again. Thread-safe. */
public interface ListenerHandle {
    /** Tells it nothing new; what is on the way to it may still arrive. A second call does nothing. */
    void remove();
}
