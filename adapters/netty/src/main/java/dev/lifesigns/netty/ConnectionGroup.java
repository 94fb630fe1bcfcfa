/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All connections together, or those of one address: how many they are, and what is kept for them. */
final class ConnectionGroup {
    /** Who is not held, whoever has been idle for the longest first. */
    private final ConnectionQueue idle = new ConnectionQueue();

    /** Who waits for news or is being verified: that they are silent is agreed on. */
    private final ConnectionQueue held = new ConnectionQueue();

    /** Those for whom bytes are kept, whoever needed them first at first. */
    private final ConnectionQueue buffering = new ConnectionQueue();

    private int size;
    private int verifying;
    private long bytes;

    /** One handler in one group. */
    static final class Membership {
        private final ConnectionGroup group;
        private final ConnectionQueue.Node idleNode;
        private final ConnectionQueue.Node bufferingNode;
        private int bytes;
        private boolean gone;

        private Membership(ConnectionGroup group, HealthConnectionHandler handler) {
            this.group = group;
            this.idleNode = new ConnectionQueue.Node(handler);
            this.bufferingNode = new ConnectionQueue.Node(handler);
        }

        /** It has just done something. */
        void touch() {
            if (!gone) {
                idleNode.moveToEndOf(group.idle);
            }
        }

        /** Its silence is agreed on from now on, until {@link #touch}. */
        void hold() {
            if (!gone) {
                idleNode.moveToEndOf(group.held);
            }
        }

        /** How many bytes are kept for it now. */
        void buffer(int now) {
            if (now == bytes || gone) {
                return;
            }
            if (now == 0) {
                bufferingNode.leave();
            } else if (bytes == 0) {
                bufferingNode.moveToEndOf(group.buffering);
            }
            group.bytes += now - bytes;
            bytes = now;
        }

        /** Counts no more; a second call does nothing. */
        void leave() {
            if (!gone) {
                buffer(0);
                idleNode.leave();
                group.size--;
                gone = true;
            }
        }

        ConnectionGroup group() {
            return group;
        }
    }

    Membership join(HealthConnectionHandler handler) {
        Membership member = new Membership(this, handler);
        size++;
        member.touch();
        return member;
    }

    int size() {
        return size;
    }

    /** Whether nobody counts here any more. */
    boolean isEmpty() {
        return size == 0 && verifying == 0;
    }

    /** Whether one more request may be verified beside those that are. */
    boolean mayVerify(int atMost) {
        return verifying < atMost;
    }

    void addVerifying(int more) {
        verifying += more;
    }

    long bytes() {
        return bytes;
    }

    /** Who has been idle for the longest, or waits for the longest if nobody is idle. */
    @Nullable
    HealthConnectionHandler longestIdle() {
        HealthConnectionHandler longest = idle.first();
        return longest == null ? held.first() : longest;
    }

    /** For whom bytes have been kept the longest. */
    @Nullable
    HealthConnectionHandler longestBuffering() {
        return buffering.first();
    }

    List<HealthConnectionHandler> all() {
        List<HealthConnectionHandler> all = new ArrayList<>(idle.all());
        all.addAll(held.all());
        return all;
    }
}
