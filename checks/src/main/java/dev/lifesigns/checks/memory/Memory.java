/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.memory;

/** Whose memory is measured. */
public enum Memory {
    /**
     * The heap of this process after its last garbage collection. Its current use means nothing: a healthy heap is full
     * of garbage right before a collection.
     */
    HEAP,
    /** The memory of the Linux machine, or of this process's control group (version 1 or 2) if that is closer to its limit. */
    HOST;

    MemorySource source() {
        return this == HEAP ? new HeapMemory() : new HostMemory();
    }
}
