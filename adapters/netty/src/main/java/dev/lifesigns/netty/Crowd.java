/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All connections together, or those of one address: how many they are, and what is kept for them. */
final class Crowd {
    /** Who is not held, whoever has been idle for the longest first. */
    private final Queue idle = new Queue();

    /** Who waits for news or is being verified: that they are silent is agreed on. */
    private final Queue held = new Queue();

    /** Those for whom bytes are kept, whoever needed them first at first. */
    private final Queue keeping = new Queue();

    private int size;
    private int verifying;
    private long bytes;

    /** One conversation in one crowd. */
    static final class Member {
        private final Crowd crowd;
        private final Queue.Place turn;
        private final Queue.Place keeps;
        private int bytes;
        private boolean gone;

        private Member(Crowd crowd, Conversation conversation) {
            this.crowd = crowd;
            this.turn = new Queue.Place(conversation);
            this.keeps = new Queue.Place(conversation);
        }

        /** It has just done something. */
        void touch() {
            if (!gone) {
                turn.moveToEndOf(crowd.idle);
            }
        }

        /** Its silence is agreed on from now on, until {@link #touch}. */
        void hold() {
            if (!gone) {
                turn.moveToEndOf(crowd.held);
            }
        }

        /** How many bytes are kept for it now. */
        void keep(int now) {
            if (now == bytes || gone) {
                return;
            }
            if (now == 0) {
                keeps.leave();
            } else if (bytes == 0) {
                keeps.moveToEndOf(crowd.keeping);
            }
            crowd.bytes += now - bytes;
            bytes = now;
        }

        /** Counts no more; a second call does nothing. */
        void leave() {
            if (!gone) {
                keep(0);
                turn.leave();
                crowd.size--;
                gone = true;
            }
        }

        Crowd crowd() {
            return crowd;
        }
    }

    Member join(Conversation conversation) {
        Member member = new Member(this, conversation);
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

    void verifies(int more) {
        verifying += more;
    }

    long bytes() {
        return bytes;
    }

    /** Who has been idle for the longest, or waits for the longest if nobody is idle. */
    @Nullable
    Conversation mostIdle() {
        Conversation longest = idle.first();
        return longest == null ? held.first() : longest;
    }

    /** For whom bytes have been kept the longest. */
    @Nullable
    Conversation longestKeeping() {
        return keeping.first();
    }

    List<Conversation> all() {
        List<Conversation> all = new ArrayList<>(idle.all());
        all.addAll(held.all());
        return all;
    }
}
