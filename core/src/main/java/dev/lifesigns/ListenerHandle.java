/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

/**
 * A listener that was added at run time and can be removed. Thread-safe.
 *
 * <pre>{@code
 * ListenerHandle handle = health.onTransition(transition -> log.info(transition.name()));
 * handle.remove();
 * }</pre>
 */
public interface ListenerHandle {
    /**
     * Removes the listener. Events that are already queued for it may still be delivered. A second call does nothing.
     */
    void remove();
}
