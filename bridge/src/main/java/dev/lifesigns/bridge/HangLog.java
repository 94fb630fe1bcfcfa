/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bridge;

import static java.lang.System.Logger.Level.WARNING;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthSnapshot;
import dev.lifesigns.RunEvent;
import dev.lifesigns.RunListener;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Logs that an adopted check hangs: once when it becomes a timeout, and once when it becomes stuck, until a run has ended in
 * time again. Logs nothing that a check has said, so no secret.
 */
final class HangLog implements RunListener {
    private static final System.Logger LOG = System.getLogger("dev.lifesigns.bridge");
    private static final Duration LONG = Duration.ofHours(1);

    private final HealthChecker health;
    private final Function<String, @Nullable Scheduled<?>> adopted;
    private final BinaryOperator<String> configurationKey;

    /* What was logged last of those whose last run did not end in time. */
    @GuardedBy("this")
    private final Map<Scheduled<?>, ErrorKind> logged = new HashMap<>();

    /* Those whose run is in flight beyond its deadline: the engine reports no run when it becomes stuck, so they are watched. */
    @GuardedBy("this")
    private final Set<Scheduled<?>> watched = new HashSet<>();

    @GuardedBy("this")
    private boolean waiting;

    /**
     * A log of those checks.
     *
     * @param adopted the adopted check of a name in the engine
     * @param configurationKey how a value of a policy is spelled in the framework's configuration
     */
    HangLog(
            HealthChecker health,
            Function<String, @Nullable Scheduled<?>> adopted,
            BinaryOperator<String> configurationKey) {
        this.health = health;
        this.adopted = adopted;
        this.configurationKey = configurationKey;
    }

    @Override
    public void onRun(RunEvent run) {
        Scheduled<?> check = adopted.apply(run.check());
        if (check == null) {
            return;
        }
        synchronized (this) {
            if (run.error() != ErrorKind.TIMEOUT) {
                forget(check);
                return;
            }
            watched.add(check);
        }
        look();
    }

    /** Called when a check is removed. */
    synchronized void forget(Scheduled<?> check) {
        watched.remove(check);
        logged.remove(check);
    }

    private void look() {
        HealthSnapshot seen = health.snapshot();
        synchronized (this) {
            for (Scheduled<?> check : Set.copyOf(watched)) {
                if (settled(check, seen.check(check.name()))) {
                    watched.remove(check);
                }
            }
            if (waiting || watched.isEmpty()) {
                return;
            }
            waiting = true;
        }
        var unused = health.changed(seen, LONG).thenAccept(next -> lookAgain(seen, next));
    }

    /** If nothing changes, the engine is closed or has too many waiters; the next timeout triggers another check. */
    private void lookAgain(HealthSnapshot seen, HealthSnapshot next) {
        synchronized (this) {
            waiting = false;
        }
        if (next.revision() != seen.revision()) {
            look();
        }
    }

    /** Logs what is new, and says whether nothing more can come of this run. */
    @GuardedBy("this")
    private boolean settled(Scheduled<?> check, @Nullable CheckSnapshot seen) {
        if (seen == null) {
            return true;
        }
        ErrorKind hang = hang(seen);
        ErrorKind before = logged.get(check);
        if (hang != null && hang != before && before != ErrorKind.STUCK) {
            logged.put(check, hang);
            log(check, hang, String.valueOf(seen.message()));
        }
        return hang == ErrorKind.STUCK || seen.stuckFor() == null;
    }

    /**
     * How it hangs by the status in effect: thresholds may hold it up. A check that itself reports a timeout of its client does
     * not hang; such a result has an attachment.
     */
    private static @Nullable ErrorKind hang(CheckSnapshot seen) {
        ErrorKind error = seen.error();
        boolean hangs = error == ErrorKind.TIMEOUT || error == ErrorKind.STUCK;
        return hangs && seen.attachment() == null ? error : null;
    }

    private void log(Scheduled<?> check, ErrorKind hang, String howLong) {
        String name = ForeignNames.printable(check.foreignName());
        if (hang == ErrorKind.STUCK) {
            LOG.log(
                    WARNING,
                    "check ''{0}'': {1}; it is down, and does not run again until it returns. {2}",
                    name,
                    howLong,
                    check.advice());
        } else {
            LOG.log(
                    WARNING,
                    "check ''{0}'': {1}; it is down. Set a timeout in its client, or raise {2}",
                    name,
                    howLong,
                    configurationKey.apply(name, "timeout"));
        }
    }
}
