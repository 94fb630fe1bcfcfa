/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof.simulation;

import static dev.lifesigns.proof.simulation.Violation.unless;

import dev.lifesigns.HealthSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A snapshot that a caller waits for. */
final class Promise {
    private final Circumstances world;
    private final String question;
    private final CompletableFuture<HealthSnapshot> answer;
    private final List<Awaited> awaited = new ArrayList<>();
    private final @Nullable HealthSnapshot since;
    private long by;

    /** A check whose run is awaited, and its counts when the wait started. */
    private record Awaited(ModelCheck check, long runs, int changes) {}

    private Promise(
            Circumstances world,
            String question,
            CompletionStage<HealthSnapshot> answer,
            @Nullable HealthSnapshot since,
            long by) {
        this.world = world;
        this.question = question;
        this.answer = answer.toCompletableFuture();
        this.since = since;
        this.by = by;
    }

    /** Fresh evidence of these checks, by that time. */
    static Promise ofFresh(
            Circumstances world, CompletionStage<HealthSnapshot> answer, List<ModelCheck> awaited, long by) {
        Promise promise = new Promise(world, "fresh", answer, null, by);
        awaited.forEach(check -> promise.awaited.add(new Awaited(check, check.runs(), check.changes())));
        boolean waits = !promise.answer.isDone();
        unless(waits != awaited.isEmpty(), "fresh: waits: %b (expected: for %s)", waits, promise.awaited);
        return promise;
    }

    /** News since that snapshot, or none by that time. */
    static Promise ofNews(Circumstances world, CompletionStage<HealthSnapshot> answer, HealthSnapshot since, long by) {
        return new Promise(world, "changed", answer, since, by);
    }

    /** Verifies that it is kept. Returns whether it is. */
    boolean kept(HealthSnapshot now) {
        if (answer.isDone()) {
            judge(answer.join());
            return true;
        }
        if ((since != null && since.revision() != now.revision()) || !world.open()) {
            by = Math.min(by, world.now());
        }
        unless(!world.overdueOnThread(world.afterThread(by)), "%s: no answer", question);
        return false;
    }

    private void judge(HealthSnapshot given) {
        if (since != null && world.open()) {
            unless(given.revision() != since.revision() || world.now() >= by, "changed: an answer without news");
        }
        if (world.open()) {
            awaited.removeIf(run -> run.check().changes() != run.changes());
            awaited.forEach(run -> {
                String name = run.check().plan().name();
                unless(given.check(name).runs() > run.runs(), "fresh: an answer without a run of %s", name);
            });
        }
    }
}
