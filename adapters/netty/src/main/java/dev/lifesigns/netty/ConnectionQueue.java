/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Connections in insertion order; adding and removing one takes constant time and allocates nothing. */
final class ConnectionQueue {
    private @Nullable Node first;
    private @Nullable Node last;

    /** The place of a handler, in one queue at a time. */
    static final class Node {
        private final HealthConnectionHandler handler;
        private @Nullable ConnectionQueue queue;
        private @Nullable Node before;
        private @Nullable Node after;

        Node(HealthConnectionHandler handler) {
            this.handler = handler;
        }

        /** Moves to the end of that queue, from any other. */
        void moveToEndOf(ConnectionQueue wanted) {
            if (queue == wanted && after == null) {
                return;
            }
            leave();
            queue = wanted;
            before = wanted.last;
            if (before == null) {
                wanted.first = this;
            } else {
                before.after = this;
            }
            wanted.last = this;
        }

        /** Leaves its queue, if it is in one. */
        void leave() {
            ConnectionQueue left = queue;
            if (left == null) {
                return;
            }
            if (before == null) {
                left.first = after;
            } else {
                before.after = after;
            }
            if (after == null) {
                left.last = before;
            } else {
                after.before = before;
            }
            queue = null;
            before = null;
            after = null;
        }
    }

    /** The first one, or {@code null} if the queue is empty. */
    @Nullable
    HealthConnectionHandler first() {
        return first == null ? null : first.handler;
    }

    /** All of them, as of now. */
    List<HealthConnectionHandler> all() {
        List<HealthConnectionHandler> all = new ArrayList<>();
        for (Node node = first; node != null; node = node.after) {
            all.add(node.handler);
        }
        return all;
    }
}
