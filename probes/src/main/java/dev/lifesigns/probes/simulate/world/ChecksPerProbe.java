/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

import dev.lifesigns.probes.ProbeKind;
import dev.lifesigns.probes.simulate.scenario.Application;
import dev.lifesigns.probes.simulate.scenario.Application.Check;
import dev.lifesigns.probes.simulate.scenario.Application.Health;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** Every probe runs all of its checks, one after the other or concurrently, and waits for them. */
final class ChecksPerProbe implements HealthAnswers {
    private final Backends backends;
    private final Application application;
    private final RandomGenerator random;
    private boolean startedOnce;

    ChecksPerProbe(Backends backends, Application application, RandomGenerator random) {
        this.backends = backends;
        this.application = application;
        this.random = random;
    }

    @Override
    public void start() {}

    @Override
    public void end() {}

    @Override
    public Answer answer(ProbeKind kind) {
        Health health = application.health();
        return switch (kind) {
            case STARTUP -> startup(health.startup());
            case LIVENESS -> run(health.liveness());
            case READINESS -> run(health.readiness());
        };
    }

    private Answer startup(List<String> checks) {
        if (startedOnce) {
            return new Answer(true, 0);
        }
        Answer answer = run(checks);
        startedOnce = answer.ok();
        return answer;
    }

    private Answer run(List<String> checks) {
        boolean ok = true;
        long after = 0;
        for (Check check : application.checks(checks)) {
            Answer one = bounded(check, backends.of(check.dependency()).query(random));
            ok &= one.ok();
            after = application.health().concurrent()
                    ? Math.max(after, one.after())
                    : Math.min(Answer.NEVER, after + one.after());
        }
        return new Answer(ok, after);
    }

    private static Answer bounded(Check check, Answer answer) {
        Duration timeout = check.timeout();
        return timeout == null || answer.after() < timeout.toNanos() ? answer : new Answer(false, timeout.toNanos());
    }
}
