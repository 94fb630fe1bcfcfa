/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A check whose runs are those of another, decorated. */
record DecoratedAsyncCheck(AsyncHealthCheck check, AsyncHealthCheck.Decorator around, CheckScope scope)
        implements AsyncHealthCheck, Decorated {
    @Override
    public CompletionStage<CheckResult> check(CheckDeadline deadline) throws Exception {
        return around.check(check, deadline);
    }

    /** The work is what the original check started, whatever stage the decorator derives from it. */
    SourcedCheck.Work start(CheckDeadline deadline) throws Exception {
        Observed inner = new Observed(check);
        CompletionStage<CheckResult> result = around.check(inner, deadline);
        SourcedCheck.Work work = inner.work;
        return work == null
                ? new SourcedCheck.Work(result, result, false)
                : new SourcedCheck.Work(work.source(), result, work.cancels());
    }

    /** The original check for one run; remembers what it started. */
    private static final class Observed implements AsyncHealthCheck {
        private final AsyncHealthCheck check;
        private SourcedCheck.@Nullable Work work;

        Observed(AsyncHealthCheck check) {
            this.check = check;
        }

        @Override
        public CompletionStage<CheckResult> check(CheckDeadline deadline) throws Exception {
            SourcedCheck.Work started = SourcedCheck.Work.start(check, deadline);
            work = started;
            return started.result();
        }

        @Override
        public CheckScope scope() {
            return check.scope();
        }
    }
}
