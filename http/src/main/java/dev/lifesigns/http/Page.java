/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import dev.lifesigns.Snapshot;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The answers that were asked for at one version of the snapshot, each rendered once. When the next version comes, the
 * whole page is dropped, so there is never more in memory than one version's answers to the questions that exist.
 *
 * @param snapshot what the answers show
 * @param source the stage that the checker gave the snapshot in; getting the same one again means that nothing is new
 */
record Page(Snapshot snapshot, @Nullable CompletionStage<Snapshot> source, ConcurrentHashMap<Question, Slot> slots) {
    Page(Snapshot snapshot, @Nullable CompletionStage<Snapshot> source) {
        this(snapshot, source, new ConcurrentHashMap<>());
    }

    @SuppressWarnings("ReferenceEquality") // which stage it is tells more than what is in it
    boolean isFrom(CompletionStage<Snapshot> stage) {
        return stage == source;
    }

    Page from(CompletionStage<Snapshot> source) {
        return new Page(snapshot, source, slots);
    }

    /** The answer, or {@code null} if the question is about a check that has been removed. */
    @Nullable
    Answer answer(Question question) {
        if (!question.view().in(snapshot)) {
            return null;
        }
        Slot slot = slots.get(question);
        if (slot == null) {
            slot = slots.computeIfAbsent(question, Slot::new);
        }
        return slot.answer(snapshot);
    }

    /** Renders on its own monitor, not within the map: whoever waits here wants this very answer. */
    static final class Slot {
        private final Question question;
        private volatile @Nullable Answer answer;

        Slot(Question question) {
            this.question = question;
        }

        Answer answer(Snapshot snapshot) {
            Answer known = answer;
            if (known == null) {
                synchronized (this) {
                    known = answer;
                    if (known == null) {
                        known = new Answer(question.dialect(), question.view().report(snapshot));
                        answer = known;
                    }
                }
            }
            return known;
        }
    }
}
