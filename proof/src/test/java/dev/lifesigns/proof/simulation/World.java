/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof.simulation;

import static dev.lifesigns.proof.simulation.Violation.unless;

import dev.lifesigns.CheckHandle;
import dev.lifesigns.CheckPolicy;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.Probes;
import dev.lifesigns.testkit.ScriptedCheck;
import dev.lifesigns.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * One engine with checks, listeners and readers drawn from a seed, all of them in virtual time, and the judges that look
 * at it after every event. What is done to it is up to its {@link Adversary}.
 */
final class World implements AutoCloseable {
    private static final List<String> TASKS = List.of("cache-warm", "migration");
    private static final Map<String, String> GATES =
            Map.of("maintenance", Probes.READINESS, "refusing-traffic", Probes.READINESS, "month-end", "reports");
    private static final int HISTORY = 4;

    /* One world in so many: of the others, the same seed makes the same world as ever. */
    private static final int RELOADING = 50;

    private final VirtualTime time;
    private final Circumstances circumstances;
    private final Dice dice;
    private final Ledger ledger;
    private final Model model;
    private final HealthChecker health;
    private final Questioner questioner;
    private final List<Member> members = new ArrayList<>();

    /* What was removed or replaced, and may be at work still. */
    private final List<Moody> retired = new ArrayList<>();
    private final Set<String> changed = new HashSet<>();
    private final List<String> freeNames = new ArrayList<>();
    private int names;
    private final List<HostileListener> hostile = new ArrayList<>();
    private final List<String> tasks;
    private final Adversary adversary;
    private final Pulse pulse;
    private final long pace;
    private final boolean reloads;
    private boolean refusing;
    private boolean over;
    private long events;

    /** A check in its place: what is expected of it, what it does, and how it is done. */
    private record Member(ModelCheck model, Moody mood, ScriptedCheck body) {}

    /**
     * @param checks how many
     * @param pace nanoseconds between things that happen, more or less
     */
    World(long seed, int checks, long pace) {
        this.time = VirtualTime.seeded(seed);
        this.circumstances = new Circumstances(time);
        this.dice = new Dice(seed);
        this.pace = pace;
        this.reloads = seed % RELOADING == RELOADING - 1;
        this.adversary = new Adversary(dice);
        this.ledger = new Ledger(circumstances);
        List<Plan> plans = new ArrayList<>();
        for (int i = 0; i < checks; i++) {
            plans.add(Plan.draw(dice, nextName(), pace));
        }
        this.tasks = TASKS.subList(0, dice.below(TASKS.size() + 1));
        this.pulse = new Pulse(circumstances, pace * dice.between(1, 10));
        this.model = new Model(circumstances, ledger, pulse, plans, tasks, HISTORY);
        this.health = time.build(builder());
        this.questioner = new Questioner(circumstances, dice, model, health, pace, this::judge);
        time.watch(this::watch);
    }

    private HealthChecker.Builder builder() {
        HealthChecker.Builder builder = HealthChecker.builder().historySize(HISTORY);
        Plan.OWN_PROBES.forEach(builder::probe);
        GATES.forEach(builder::gate);
        builder.check(Pulse.NAME, pulse.heartbeat(), CheckPolicy.Builder::noProbe);
        tasks.forEach(builder::startupTask);
        for (ModelCheck check : model.checks()) {
            Plan plan = check.plan();
            ScriptedCheck body = body(check, plan);
            if (plan.async()) {
                builder.asyncCheck(plan.name(), body.async(), plan::configure);
            } else {
                builder.check(plan.name(), body, plan::configure);
            }
        }
        builder.onTransition(transition -> circumstances.guarded(() -> ledger.deliver(transition)));
        for (int i = dice.below(3); i > 0; i--) {
            HostileListener listener =
                    new HostileListener(circumstances, dice, 20 * pace, () -> adversary.whisper(this));
            hostile.add(listener);
            builder.onTransition(listener);
        }
        if (dice.chance(0.3)) {
            builder.executor(executor());
        }
        return builder;
    }

    private String nextName() {
        return "check-" + names++;
    }

    private ScriptedCheck body(ModelCheck check, Plan plan) {
        Moody mood = new Moody(plan, circumstances, check, dice, () -> adversary.whisper(this));
        ScriptedCheck body = ScriptedCheck.on(time);
        body.setBehavior(mood);
        members.add(new Member(check, mood, body));
        return body;
    }

    /** Runs a check on the thread that brings it, or refuses it; of one with a past nobody could say whose run it is. */
    private Executor executor() {
        return run -> {
            if (refusing && !changed.contains(run.toString()) && dice.chance(0.5)) {
                circumstances.note(run + " is refused");
                circumstances.guarded(() -> model.checks().stream()
                        .filter(check -> check.plan().name().equals(run.toString()))
                        .forEach(ModelCheck::refused));
                throw new RejectedExecutionException("of the user's");
            }
            run.run();
        };
    }

    // What the adversary may do.

    Dice dice() {
        return dice;
    }

    long pace() {
        return pace;
    }

    Circumstances circumstances() {
        return circumstances;
    }

    Questioner questioner() {
        return questioner;
    }

    Moody anyCheck() {
        return dice.oneOf(members).mood();
    }

    /** Lets it live for that many moments, and something be done to it in between. */
    void live(int moments) {
        for (int i = 0; i < moments && circumstances.violation() == null; i++) {
            advance(dice.spread(Math.max(1, pace / 100), 4 * pace));
            adversary.act(this);
        }
        end();
    }

    void advance(long nanos) {
        time.advance(Duration.ofNanos(nanos));
        judge();
    }

    void start() {
        act("start", health::start, model::start);
    }

    void drain() {
        act("drain", health::drain, model::drain);
    }

    void shutDown() {
        act("close", health::close, circumstances::closed);
    }

    void completeTask() {
        if (!tasks.isEmpty()) {
            String task = dice.oneOf(tasks);
            act("complete " + task, () -> health.startupTask(task).complete(), () -> model.complete(task));
        }
    }

    /** Lets a hanging run continue. */
    void release() {
        dice.oneOf(members).body().release();
    }

    void beat() {
        pulse.beat();
        judge();
    }

    /** Closes or opens a gate, whatever it is. */
    void turnGate() {
        String gate = dice.oneOf(GATES.keySet().stream().sorted().toList());
        boolean closed = dice.chance(0.4);
        Runnable deed = closed
                ? () -> health.gate(gate).close("of the adversary's")
                : () -> health.gate(gate).open();
        act((closed ? "close " : "open ") + gate, deed, () -> model.gate(gate, GATES.get(gate), closed));
    }

    /** Adds a check, under a name that nobody ever had or that somebody has given up. */
    void addCheck() {
        boolean again = !freeNames.isEmpty() && dice.chance(0.6);
        Plan plan = Plan.draw(dice, again ? dice.oneOf(freeNames) : nextName(), pace);
        if (!circumstances.open()) {
            refusedAfterClose(() -> health.add(plan.name(), deadline -> null, plan::configure));
            return;
        }
        act("add " + plan, () -> {}, () -> {});
        freeNames.remove(plan.name());
        changed.add(plan.name());
        ModelCheck model = this.model.add(plan);
        ScriptedCheck body = body(model, plan);
        if (plan.async()) {
            health.addAsync(plan.name(), body.async(), plan::configure);
        } else {
            health.add(plan.name(), body, plan::configure);
        }
        judge();
    }

    void removeCheck() {
        if (members.size() == 1) {
            return;
        }
        Member member = dice.oneOf(members);
        String name = member.model().plan().name();
        boolean open = circumstances.open();
        act("remove " + name, () -> remove(name, open), () -> {
            if (open) {
                retire(member);
                freeNames.add(name);
                model.remove(member.model());
            }
        });
    }

    private void remove(String name, boolean open) {
        CheckHandle handle = health.handle(name);
        if (open) {
            boolean first = handle.remove();
            boolean second = handle.remove();
            circumstances.guarded(() -> unless(first && !second, "removed: %b, %b", first, second));
        } else {
            circumstances.guarded(() -> unless(handle == null, "a handle after close"));
        }
    }

    void replaceCheck() {
        replace(dice.oneOf(members));
    }

    /** Whether one check is replaced again and again while it hangs, as by a configuration that is reloaded in an outage. */
    boolean reloads() {
        return reloads;
    }

    /** Replaces that check, by one that hangs too. */
    void reload() {
        Comparator<Member> byName =
                Comparator.comparing(member -> member.model().plan().name());
        replace(members.stream().min(byName).orElseThrow());
        members.get(members.size() - 1).mood().setMood(dice.chance(0.8) ? Moody.Mood.STUBBORN : Moody.Mood.HANGING);
    }

    private void replace(Member member) {
        Plan plan = Plan.draw(dice, member.model().plan().name(), pace);
        if (!circumstances.open()) {
            return;
        }
        act("replace by " + plan, () -> {}, () -> {});
        retire(member);
        model.replace(member.model(), plan);
        ScriptedCheck body = body(member.model(), plan);
        CheckHandle handle = health.handle(plan.name());
        if (plan.async()) {
            handle.replaceAsync(body.async(), plan::configure);
        } else {
            handle.replace(body, plan::configure);
        }
        judge();
    }

    private void retire(Member member) {
        member.mood().retire();
        members.remove(member);
        retired.add(member.mood());
        changed.add(member.model().plan().name());
    }

    private void refusedAfterClose(Runnable deed) {
        circumstances.guarded(() -> {
            boolean refused = false;
            try {
                deed.run();
            } catch (IllegalStateException e) {
                refused = true;
            }
            unless(refused, "add: taken after close");
        });
    }

    void freeze(long nanos) {
        act("freeze for " + nanos, () -> time.freeze(Duration.ofNanos(nanos)), () -> circumstances.thawed(nanos));
    }

    void jumpWallClock(Duration jump) {
        act("wall clock jumps by " + jump, () -> time.jumpWallClock(jump), () -> {});
    }

    void starve(long nanos) {
        act("starve by " + nanos, () -> time.delayWorkers(Duration.ofNanos(nanos)), () -> circumstances.starved(nanos));
    }

    void refuse(boolean refuses) {
        refusing = refuses;
    }

    private void act(String name, Runnable deed, Runnable expectation) {
        judge();
        circumstances.note(name);
        deed.run();
        expectation.run();
        judge();
    }

    // Judging.

    private void watch() {
        events++;
        judge();
        circumstances.guarded(() -> unless(
                over || time.busyThreads() <= circumstances.sleepers(),
                "threads: %d (expected: %d)",
                time.busyThreads(),
                circumstances.sleepers()));
    }

    private void judge() {
        if (over) {
            return;
        }
        circumstances.guarded(() -> {
            model.judge(health);
            members.forEach(member -> member.mood().awaitNothing());
            retired.forEach(Moody::awaitNothing);
            hostile.forEach(listener -> listener.compare(ledger.delivered()));
            questioner.judge();
        });
    }

    /** Closes it, and verifies that every listener got everything. */
    private void end() {
        hostile.forEach(HostileListener::calm);
        starve(0);
        shutDown();
        advance(circumstances.afterThread(50 * pace));
        circumstances.guarded(() -> {
            hostile.forEach(listener -> listener.compareAll(ledger.delivered()));
            questioner.judgeTheEnd();
        });
    }

    long events() {
        return events;
    }

    long runs() {
        return model.checks().stream().mapToLong(ModelCheck::runs).sum();
    }

    @Override
    public void close() {
        over = true;
        time.close();
    }
}
