/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof.simulation;

import static dev.lifesigns.proof.simulation.Violation.unless;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Calls the engine's methods that complete later, and remembers what they promise. */
final class Questioner {
    private final Circumstances circumstances;
    private final Dice dice;
    private final Model model;
    private final HealthChecker health;
    private final long pace;
    private final Runnable judge;
    private final List<Promise> promises = new ArrayList<>();
    private @Nullable HealthSnapshot remembered;

    /**
     * @param pace approximate nanoseconds between events
     * @param judge verifies the whole world, before a call and after it
     */
    Questioner(Circumstances circumstances, Dice dice, Model model, HealthChecker health, long pace, Runnable judge) {
        this.circumstances = circumstances;
        this.dice = dice;
        this.model = model;
        this.health = health;
        this.pace = pace;
        this.judge = judge;
    }

    void remember() {
        remembered = health.snapshot();
    }

    void askForFresh() {
        judge.run();
        String probe = dice.oneOf(model.probes());
        circumstances.note("fresh " + probe);
        List<ModelCheck> awaited = new ArrayList<>();
        long longest = 0;
        for (ModelCheck check : model.checksOf(probe)) {
            if (circumstances.open() && check.wantsRun()) {
                awaited.add(check);
                longest = Math.max(longest, check.plan().timeout());
                check.requested(Long.MAX_VALUE);
            }
        }
        long by = circumstances.afterThread(circumstances.now() + longest);
        CompletionStage<HealthSnapshot> answer = health.fresh(probe);
        circumstances.guarded(() -> await(Promise.ofFresh(circumstances, answer, awaited, by), answer));
    }

    void askForNews() {
        judge.run();
        HealthSnapshot since = remembered == null || dice.chance(0.7) ? health.snapshot() : remembered;
        long patience = dice.spread(1, 30 * pace);
        circumstances.note("changed within " + patience);
        CompletionStage<HealthSnapshot> answer = health.changed(since, Duration.ofNanos(patience));
        long by = circumstances.now() + patience;
        circumstances.guarded(() -> await(Promise.ofNews(circumstances, answer, since, by), answer));
    }

    void runAll() {
        judge.run();
        long atMost = dice.between(1, 10 * pace);
        circumstances.note("run all within " + atMost);
        List<ModelCheck> requested = new ArrayList<>();
        if (circumstances.open()) {
            model.checks().stream().filter(ModelCheck::idle).forEach(requested::add);
        }
        List<Long> runs = requested.stream().map(ModelCheck::runs).toList();
        List<Integer> changes = requested.stream().map(ModelCheck::changes).toList();
        requested.forEach(check -> check.requested(atMost));
        long asked = circumstances.now();
        health.runAll(Duration.ofNanos(atMost));
        judge.run();
        circumstances.guarded(() -> {
            unless(circumstances.now() - asked <= atMost, "runAll: took longer than %d ns", atMost);
            for (int i = 0; i < runs.size() && circumstances.open(); i++) {
                ModelCheck check = requested.get(i);
                boolean ran = check.runs() > runs.get(i) || check.changes() != changes.get(i);
                unless(
                        ran || circumstances.everStarved(),
                        "runAll: no run of %s",
                        check.plan().name());
            }
        });
    }

    private void await(Promise promise, CompletionStage<HealthSnapshot> answer) {
        promises.add(promise);
        if (dice.chance(0.1) && !answer.toCompletableFuture().isDone()) {
            answer.thenRun(this::dawdle);
        }
    }

    /** A reader that blocks on its answer must not delay another reader. */
    private void dawdle() {
        try {
            circumstances.sleep(Duration.ofNanos(dice.spread(1, 10 * pace)));
        } catch (InterruptedException e) {
            circumstances.guarded(() -> unless(false, "a reader was interrupted"));
        }
    }

    /** Verifies the promises that are due. */
    void judge() {
        promises.removeIf(promise -> promise.kept(health.snapshot()));
    }

    /** Verifies that every promise was kept when the engine was closed. */
    void judgeTheEnd() {
        unless(promises.isEmpty(), "answers: %d are missing after close", promises.size());
    }
}
