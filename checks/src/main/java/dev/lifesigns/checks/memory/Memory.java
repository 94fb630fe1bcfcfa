/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.memory;

/** Whose memory is measured. */
public enum Memory {
    /**
     * The heap of this process, as its garbage collector left it. Momentary use is no sign of anything: a healthy heap is
     * full of garbage just before a collection.
     */
    HEAP,
    /** The memory of the Linux machine, or of this process's control group (cgroup v2) if that is nearer to its limit. */
    HOST;

    MemorySource source() {
        return this == HEAP ? new HeapMemory() : new HostMemory();
    }
}
