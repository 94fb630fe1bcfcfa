/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import java.util.List;

/** A process, its children, and theirs. */
final class ProcessTree {
    private ProcessTree() {}

    /**
     * Kills all of them. The children are listed before their parent is killed, because those of a dead process belong to
     * nobody; and the parent is killed before them, so that it cannot replace them.
     */
    static void kill(ProcessHandle root) {
        List<ProcessHandle> children = root.children().toList();
        root.destroyForcibly();
        children.forEach(ProcessTree::kill);
    }
}
