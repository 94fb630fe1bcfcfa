/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bridge;

import dev.lifesigns.CheckHandle;
import dev.lifesigns.CheckPolicy;
import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.ErrorKind;
import org.jspecify.annotations.Nullable;

/** A check that the engine runs. */
final class Scheduled<R> implements AdoptedCheck<R> {
    private final Bridge<R> bridge;
    private final EngineChecks<R> checks;
    private final ForeignCheck<R> check;
    private final CheckHandle handle;
    private final PolicyOverrides declared;

    /* Guarded by the bridge's lock. */
    private CheckPolicy policy;

    private volatile boolean removed;

    Scheduled(
            Bridge<R> bridge,
            EngineChecks<R> checks,
            ForeignCheck<R> check,
            CheckHandle handle,
            PolicyOverrides declared,
            CheckPolicy policy) {
        this.bridge = bridge;
        this.checks = checks;
        this.check = check;
        this.handle = handle;
        this.declared = declared;
        this.policy = policy;
    }

    @Override
    public String foreignName() {
        return checks.foreignName();
    }

    @Override
    public String name() {
        return handle.name();
    }

    @Override
    public R now() {
        CheckSnapshot seen = removed ? null : bridge.health().snapshot().check(name());
        Object answer = seen == null ? null : seen.attachment();
        if (answer == null) {
            return checks.results().failed(failure(seen));
        }
        @SuppressWarnings("unchecked") // nothing but this check's results has been registered under its handle
        R result = (R) answer;
        return result;
    }

    private ForeignFailure failure(@Nullable CheckSnapshot seen) {
        ForeignFailure.Reason reason = seen == null ? ForeignFailure.Reason.NEVER_RAN : reason(seen.error());
        String message = seen == null ? "the check was removed" : seen.message();
        return new ForeignFailure(foreignName(), reason, message == null ? "no result yet" : message, null);
    }

    private static ForeignFailure.Reason reason(@Nullable ErrorKind error) {
        if (error == null) {
            return ForeignFailure.Reason.NEVER_RAN;
        }
        return switch (error) {
            case TIMEOUT -> ForeignFailure.Reason.TIMEOUT;
            case STUCK -> ForeignFailure.Reason.STUCK;
            case STALE -> ForeignFailure.Reason.STALE;
            default -> ForeignFailure.Reason.FAILED;
        };
    }

    @Override
    public boolean remove() {
        removed = true;
        return bridge.remove(this);
    }

    /** What an operator can do about a run that does not return. */
    String advice() {
        return check instanceof ForeignCheck.Blocking<R>
                ? "A thread dump shows what thread lifesigns-check-" + name() + " is waiting for"
                : "Its stage, future or promise has not been completed";
    }

    CheckHandle handle() {
        return handle;
    }

    PolicyOverrides declared() {
        return declared;
    }

    CheckPolicy policy() {
        return policy;
    }

    void replace(CheckPolicy changed) {
        boolean wasInLiveness = LivenessAdvice.inLiveness(policy);
        if (check instanceof ForeignCheck.Blocking<R> blocking) {
            handle.replace(checks.blocking(blocking.call()), changed);
        } else {
            handle.replaceAsync(checks.async((ForeignCheck.Async<R>) check), changed);
        }
        policy = changed;
        if (!wasInLiveness) {
            LivenessAdvice.log(foreignName(), changed, check);
        }
    }
}
