/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

import dev.lifesigns.probes.ProbeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** A container in the hands of a test, and a record of what a worker asked and said. */
final class ScriptedContainer implements ProbeTarget {
    static final Answer YES = new Answer(true, 1);
    static final Answer NO = new Answer(false, 1);

    private final EventQueue queue;
    final List<Long> asked = new ArrayList<>();
    final List<Result> results = new ArrayList<>();
    final List<Long> publishedAt = new ArrayList<>();

    int id = 1;
    long startedAt;
    boolean running = true;
    boolean started = true;
    boolean deleting;
    LongFunction<Answer> answers = now -> YES;

    ScriptedContainer(EventQueue queue) {
        this.queue = queue;
    }

    @Override
    public int containerId() {
        return id;
    }

    @Override
    public long startedAt() {
        return startedAt;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public boolean isStarted() {
        return started;
    }

    @Override
    public boolean isBeingDeleted() {
        return deleting;
    }

    @Override
    public Answer ask(ProbeKind kind) {
        asked.add(queue.now());
        return answers.apply(queue.now());
    }

    @Override
    public void published(ProbeKind kind, Result result) {
        results.add(result);
        publishedAt.add(queue.now());
    }

    /** When that was last published. */
    long lastPublishedAt(Result result) {
        return publishedAt.get(results.lastIndexOf(result));
    }
}
