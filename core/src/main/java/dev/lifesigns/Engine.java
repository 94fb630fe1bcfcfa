package dev.lifesigns;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.lifesigns.Board.Stage;
import dev.lifesigns.CheckState.Evidence;
import dev.lifesigns.CheckState.Now;
import dev.lifesigns.internal.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Runs the checks: begins each when it is due, decides its outcome by its deadline, and never begins it twice.
 *
 * <p>All that changes is changed under one lock, held for O(log n) arithmetic and never while code of the user runs:
 * checks run on workers, listeners and waiters are called on threads of their own. What is to be done once the lock is
 * free is collected as {@link Errands}.
 *
 * <p>A check has one alarm at a time. While it is idle: when to run next. While it runs: its deadline. While it is
 * stuck: when to count the next failure.
 */
final class Engine implements Run.Ending {
    private final Platform platform;
    private final Registration registration;
    private final Platform.Workers workers;
    private final Executor executor;
    private final Platform.Workers notifier;
    private final Platform.Timer timer;
    private final Dispatcher dispatcher;
    private final LatencyWindow[] latencies;

    private final ReentrantLock lock = new ReentrantLock();

    /* Its writing methods are called under the lock, its reading ones without. */
    private final Publisher publisher;

    @GuardedBy("lock")
    private final AlarmHeap alarms;

    /* The run of each check that has not returned yet. While there is one, no other is begun. */
    @GuardedBy("lock")
    private final @Nullable Run[] inFlight;

    /* When each check is to run after the run in flight. */
    @GuardedBy("lock")
    private final long[] nextDue;

    @GuardedBy("lock")
    private final Waiters waiters = new Waiters();

    Engine(
            Platform platform,
            Registration registration,
            List<TransitionListener> listeners,
            @Nullable Executor executor) {
        int checks = registration.checks.length;
        this.platform = platform;
        this.registration = registration;
        this.alarms = new AlarmHeap(checks);
        this.inFlight = new @Nullable Run[checks];
        this.nextDue = new long[checks];
        this.latencies = new LatencyWindow[checks];
        Arrays.setAll(latencies, check -> new LatencyWindow());
        this.dispatcher = new Dispatcher(platform, listeners);
        this.publisher = new Publisher(platform, registration, dispatcher);
        this.workers = platform.workers("lifesigns-check-");
        this.executor = executor == null ? workers : executor;
        this.notifier = platform.sequential("lifesigns-notifier");
        this.timer = platform.timer("lifesigns-timer", this::wake);
    }

    // Reading. No lock.

    ProbeStatus status(String probe) {
        return publisher.current().probe(registration.probe(probe)).status();
    }

    BoardSnapshot snapshot() {
        return publisher.current().snapshot(latencies);
    }

    Lifecycle lifecycle() {
        return publisher.board().stage().lifecycle();
    }

    // Asking for more than is known.

    CompletionStage<Snapshot> fresh(String probe) {
        int place = registration.probe(probe);
        if (!registration.hasOnProbe(place)) {
            return snapshot().completed();
        }
        List<CompletableFuture<Void>> runs = new ArrayList<>();
        locked((now, errands) -> {
            for (int check : registration.checksOf[place]) {
                if (wantsRunOnProbe(check, now)) {
                    runs.add(joined(check, Long.MAX_VALUE, now, errands));
                }
            }
        });
        return runs.isEmpty() ? snapshot().completed() : all(runs).thenApply(done -> snapshot());
    }

    Snapshot runAll(Duration atMost) {
        List<CompletableFuture<Void>> runs = new ArrayList<>();
        locked((now, errands) -> {
            for (int check = 0; check < inFlight.length; check++) {
                if (!stuck(check)) {
                    runs.add(joined(check, atMost.toNanos(), now, errands));
                }
            }
        });
        try {
            platform.await(all(runs), atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return snapshot();
    }

    CompletionStage<Snapshot> changed(Snapshot since, Duration atMost) {
        CompletableFuture<Snapshot> future = new CompletableFuture<>();
        boolean[] waits = new boolean[1];
        locked((now, errands) -> {
            waits[0] = publisher.current().revision() == since.revision()
                    && !atMost.isNegative()
                    && waiters.add(future, now.nanos() + atMost.toNanos());
        });
        return waits[0] ? future : snapshot().completed();
    }

    @GuardedBy("lock")
    private boolean wantsRunOnProbe(int check, Now now) {
        CheckDefinition definition = registration.checks[check];
        Evidence last = publisher.board().state(check).last();
        boolean old = last == null || now.nanos() - last.decidedNanos() > definition.periodNanos();
        return definition.onProbe() && old && !stuck(check);
    }

    @GuardedBy("lock")
    private boolean stuck(int check) {
        Run running = inFlight[check];
        return running != null && running.decided();
    }

    /** Complete when the run in flight, begun now if there is none, is decided. */
    @GuardedBy("lock")
    private CompletableFuture<Void> joined(int check, long atMostNanos, Now now, Errands errands) {
        Run running = inFlight[check];
        return (running == null ? begin(check, atMostNanos, now, errands) : running).whenDecided();
    }

    private static CompletableFuture<Void> all(List<CompletableFuture<Void>> futures) {
        return CompletableFuture.allOf(futures.toArray(new CompletableFuture<?>[0]));
    }

    // Stages of life.

    void start() {
        locked((now, errands) -> {
            if (stage().started() == null) {
                publisher.put(stage().startedAt(now), now);
                for (int check = 0; check < inFlight.length; check++) {
                    if (inFlight[check] == null && scheduled(check)) {
                        alarms.set(check, now.nanos() + registration.checks[check].initialDelayNanos());
                    }
                }
            }
        });
    }

    void completeStartupTask(String task) {
        if (!registration.startupTasks.contains(task)) {
            throw new IllegalArgumentException(
                    "startup task: '" + task + "' (expected: one of " + registration.startupTasks + ")");
        }
        locked((now, errands) -> publisher.complete(task, now));
    }

    void drain() {
        locked((now, errands) -> {
            if (!stage().draining()) {
                publisher.put(stage().drained(), now);
            }
        });
    }

    void close() {
        locked((now, errands) -> {
            publisher.put(stage().over(), now);
            for (int check = 0; check < inFlight.length; check++) {
                alarms.set(check, AlarmHeap.NEVER);
                Run running = inFlight[check];
                if (running != null) {
                    decide(running, errands);
                    errands.overdue.add(running);
                }
            }
            errands.news.addAll(waiters.all());
        });
        timer.close();
        workers.close();
        notifier.close();
        dispatcher.close();
    }

    // The way of a run.

    /** What the timer calls: does whatever is due. */
    private void wake() {
        locked((now, errands) -> {
            while (alarms.earliest() <= now.nanos()) {
                due(alarms.first(), now, errands);
            }
            errands.news.addAll(waiters.due(now.nanos()));
        });
    }

    @GuardedBy("lock")
    private void due(int check, Now now, Errands errands) {
        Run running = inFlight[check];
        if (running == null) {
            begin(check, Long.MAX_VALUE, now, errands);
        } else if (running.decided()) {
            alarms.set(check, now.nanos() + gap(check, registration.checks[check].policy().jitter()));
            Evidence stuck = evidence(Outcome.stuck(now.nanos() - running.dispatchedNanos), now);
            put(check, now, state -> state.afterStuckPeriod(stuck, now));
        } else {
            timeOut(running, now, errands);
        }
    }

    @GuardedBy("lock")
    private Run begin(int check, long atMostNanos, Now now, Errands errands) {
        CheckDefinition definition = registration.checks[check];
        long timeout = Math.min(definition.timeoutNanos(), Math.max(1, atMostNanos));
        Run run = new Run(platform, this, definition, check, now.nanos(), now.nanos() + timeout);
        // After the first run the gap is drawn from all there is, so that checks which start together spread.
        boolean first = !publisher.board().state(check).everRan();
        inFlight[check] = run;
        nextDue[check] = now.nanos() + gap(check, first ? 1.0 : definition.policy().jitter());
        alarms.set(check, run.deadlineNanos);
        errands.begun.add(run);
        return run;
    }

    /**
     * Time from the begin of a run to the next. Jitter only shortens the period, so that the period is a promise, and
     * leaves a run that was interrupted at its deadline a moment to return.
     */
    private long gap(int check, double jitter) {
        CheckDefinition definition = registration.checks[check];
        long timeout = definition.timeoutNanos();
        long period = Math.max(definition.periodNanos(), definition.onProbe() ? 2 * timeout : timeout);
        return Math.max(timeout + (period - timeout) / 4, period - (long) (platform.random() * jitter * period));
    }

    @GuardedBy("lock")
    private void timeOut(Run run, Now now, Errands errands) {
        CheckDefinition definition = registration.checks[run.place];
        decide(run, errands);
        errands.overdue.add(run);
        alarms.set(run.place, nextDue[run.place]);
        long took = now.nanos() - run.dispatchedNanos;
        latencies[run.place].record(took);
        Evidence evidence = evidence(Outcome.timedOut(definition.policy().timeout(), took), now);
        put(run.place, now, state -> state.afterTimeout(evidence, run.deadlineNanos, now));
    }

    @Override
    public void ended(Run run, @Nullable CheckResult result, @Nullable Throwable thrown, long beganNanos) {
        // The clock is read before the lock is taken: a process frozen in between must not pass old evidence off as new.
        long endedNanos = platform.nanoTime();
        Instant endedAt = platform.wallTime();
        Outcome outcome = thrown == null
                ? Outcome.finished(result, endedNanos - beganNanos)
                : Outcome.threw(thrown, endedNanos - beganNanos);
        locked((now, errands) -> {
            if (inFlight[run.place] != run) {
                return;
            }
            if (!run.decided() && endedNanos > run.deadlineNanos) {
                // The clock decides, not whether the timer's thread got to run.
                timeOut(run, now, errands);
            }
            inFlight[run.place] = null;
            alarms.set(run.place, scheduled(run.place) ? nextDue[run.place] : AlarmHeap.NEVER);
            if (run.decided()) {
                put(run.place, now, state -> state.returnedLate(thrown == null && result != null));
            } else {
                decide(run, errands);
                latencies[run.place].record(outcome.latencyNanos());
                Evidence evidence = new Evidence(outcome, endedNanos, endedAt);
                put(run.place, now, state -> state.afterRun(evidence, now));
            }
        });
    }

    @GuardedBy("lock")
    private static void decide(Run run, Errands errands) {
        CompletableFuture<Void> waiting = run.decide();
        if (waiting != null) {
            errands.decided.add(waiting);
        }
    }

    /** Whether the check runs in the background. */
    @GuardedBy("lock")
    private boolean scheduled(int check) {
        return stage().started() != null && !registration.checks[check].onProbe();
    }

    @GuardedBy("lock")
    private void put(int check, Now now, UnaryOperator<CheckState> change) {
        publisher.put(check, change.apply(publisher.board().state(check)), now);
    }

    private static Evidence evidence(Outcome outcome, Now now) {
        return new Evidence(outcome, now.nanos(), now.wall());
    }

    private Stage stage() {
        return publisher.board().stage();
    }

    // The lock, and what comes after it.

    /** A step under the lock. */
    private interface Step {
        void take(Now now, Errands errands);
    }

    /** Takes the step unless the engine is closed, tells who waits for news, sets the timer, then runs the errands. */
    private void locked(Step step) {
        Errands errands = new Errands();
        lock.lock();
        try {
            if (stage().closed()) {
                return;
            }
            Now now = publisher.now();
            long revision = publisher.board().revision();
            publisher.expire(now);
            step.take(now, errands);
            if (publisher.board().revision() != revision) {
                errands.news.addAll(waiters.all());
            }
            timer.wakeAt(Math.min(Math.min(alarms.earliest(), publisher.nextExpiry()), waiters.earliest()));
        } finally {
            lock.unlock();
        }
        errands.overdue.forEach(run -> workers.execute(new Errands.Abandonment(run)));
        errands.begun.forEach(this::dispatch);
        if (!errands.decided.isEmpty() || !errands.news.isEmpty()) {
            notifier.execute(() -> {
                errands.decided.forEach(future -> future.complete(null));
                Snapshot news = snapshot();
                errands.news.forEach(future -> future.complete(news));
            });
        }
    }

    private void dispatch(Run run) {
        run.dispatcher(executor == workers ? null : Thread.currentThread());
        try {
            executor.execute(run);
        } catch (Throwable refused) {
            ended(run, null, refused, run.dispatchedNanos);
        } finally {
            run.dispatcher(null);
        }
    }
}
