/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A set of connections, all of them or those of one address: their number and the bytes buffered for them. */
final class ConnectionGroup {
    /** Connections that may time out, the longest idle first. */
    private final ConnectionQueue idle = new ConnectionQueue();

    /** Connections that wait for a response, and are not expected to send anything. */
    private final ConnectionQueue held = new ConnectionQueue();

    /** Connections with buffered bytes, the first one to buffer first. */
    private final ConnectionQueue buffering = new ConnectionQueue();

    private int size;
    private int verifying;
    private long bytes;

    /** The membership of one connection in one group. */
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

        /** The connection was active just now. */
        void touch() {
            if (!gone) {
                idleNode.moveToEndOf(group.idle);
            }
        }

        /** The connection waits for a response, until {@link #touch}. */
        void hold() {
            if (!gone) {
                idleNode.moveToEndOf(group.held);
            }
        }

        /** Sets how many bytes are buffered for the connection. */
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

        /** Leaves the group; a second call does nothing. */
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

    /** Whether the group has no connection and no verification. */
    boolean isEmpty() {
        return size == 0 && verifying == 0;
    }

    /** Whether one more verification is allowed. */
    boolean mayVerify(int atMost) {
        return verifying < atMost;
    }

    void addVerifying(int more) {
        verifying += more;
    }

    long bytes() {
        return bytes;
    }

    /** The connection that has been idle the longest, or waiting the longest if none is idle. */
    @Nullable
    HealthConnectionHandler longestIdle() {
        HealthConnectionHandler longest = idle.first();
        return longest == null ? held.first() : longest;
    }

    /** The connection that has buffered bytes the longest. */
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
