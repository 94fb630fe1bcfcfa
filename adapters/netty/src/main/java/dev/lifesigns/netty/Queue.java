/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conversations in the order in which they came; to come and to leave takes no search and no memory. */
final class Queue {
    private @Nullable Place first;
    private @Nullable Place last;

    /** Where a conversation stands in one queue at a time. */
    static final class Place {
        private final Conversation conversation;
        private @Nullable Queue queue;
        private @Nullable Place before;
        private @Nullable Place after;

        Place(Conversation conversation) {
            this.conversation = conversation;
        }

        /** Goes to the end of that queue, from wherever it stands. */
        void moveToEndOf(Queue wanted) {
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

        /** Leaves the queue where it stands, if it stands in one. */
        void leave() {
            Queue left = queue;
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

    /** Who came first, or {@code null} if nobody is here. */
    @Nullable
    Conversation first() {
        return first == null ? null : first.conversation;
    }

    /** Everybody who is here now. */
    List<Conversation> all() {
        List<Conversation> all = new ArrayList<>();
        for (Place place = first; place != null; place = place.after) {
            all.add(place.conversation);
        }
        return all;
    }
}
