/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.peers;

import dev.lifesigns.bench.shared.Console;
import dev.lifesigns.bench.shared.Probe;
import dev.lifesigns.bench.shared.Prober;
import dev.lifesigns.bench.shared.Server;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What is measured with checks that call a dependency: how often they do, and what becomes of the probes when it hangs.
 * Each server has a dependency of its own; the rates are so low that all of them are measured at the same time.
 */
final class Dependencies {
    private static final Duration CLIENT_LIMIT = Duration.ofSeconds(2);
    private static final Duration LEAD = Duration.ofSeconds(5);
    private static final Duration TENTH = Duration.ofMillis(100);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final PeersBuild build;
    private final Subjects subjects;
    private final PeersPlan.Effort effort;

    Dependencies(PeersBuild build, Subjects subjects, PeersPlan.Effort effort) {
        this.build = build;
        this.subjects = subjects;
        this.effort = effort;
    }

    List<PeersResults.Calls> calls(int checks) throws Exception {
        List<Callable<PeersResults.Calls>> tasks = new ArrayList<>();
        for (Subject subject : subjects.checkers()) {
            tasks.add(() -> calls(subject, checks));
        }
        return together(effort.probes() + " probes, " + checks + " checks that call a dependency", tasks);
    }

    private PeersResults.Calls calls(Subject subject, int checks) throws IOException, InterruptedException {
        try (Dependency dependency = new Dependency();
                Server server = Server.start(build, subject.serving(Setup.calling(dependency, checks)))) {
            server.awaitOk(subject.ready());
            long before = dependency.calls();
            Prober.send(effort.probes(), Duration.ofMillis(50), server::ready);
            return new PeersResults.Calls(
                    subject.name(), checks, 1000.0 * (dependency.calls() - before) / effort.probes());
        }
    }

    List<PeersResults.Hang> hangs() throws Exception {
        List<PeersResults.Hang> found = new ArrayList<>();
        for (PeersResults.Scenario scenario : PeersResults.Scenario.values()) {
            List<Callable<PeersResults.Hang>> tasks = new ArrayList<>();
            for (Subject subject : subjects.checkers()) {
                if (scenario != PeersResults.Scenario.AFTER_HEALTH_WITH_CLIENT_LIMIT
                        || Subjects.isApplication(subject.name())) {
                    tasks.add(() -> hang(scenario, subject));
                }
            }
            found.addAll(together("a dependency hangs: " + scenario, tasks));
        }
        return found;
    }

    private PeersResults.Hang hang(PeersResults.Scenario scenario, Subject subject)
            throws IOException, InterruptedException {
        try (Dependency dependency = new Dependency()) {
            Setup setup = Setup.calling(dependency, 3);
            if (scenario == PeersResults.Scenario.AFTER_HEALTH_WITH_CLIENT_LIMIT) {
                setup = setup.withClientLimit(CLIENT_LIMIT);
            }
            if (scenario == PeersResults.Scenario.FROM_THE_START) {
                dependency.hang();
            }
            try (Server server = Server.start(build, subject.serving(setup))) {
                server.awaitOk(subject.live());
                if (scenario != PeersResults.Scenario.FROM_THE_START) {
                    server.awaitOk(subject.ready());
                    Prober.send(probes(LEAD, TENTH), TENTH, server::ready);
                    dependency.hang();
                }
                return probeWhileItHangs(scenario, server, dependency);
            }
        }
    }

    private PeersResults.Hang probeWhileItHangs(PeersResults.Scenario scenario, Server server, Dependency dependency) {
        long threadsBefore = server.threads();
        List<Probe.Answer> live = new ArrayList<>();
        Thread liveness = Thread.ofVirtual()
                .start(() -> live.addAll(Prober.send(probes(effort.hang(), SECOND), SECOND, server::live)));
        List<Probe.Answer> ready = Prober.send(probes(effort.hang(), TENTH), TENTH, server::ready);
        try {
            liveness.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while probing (expected: to be left alone)", e);
        }
        return new PeersResults.Hang(
                scenario,
                server.service.name(),
                answered(ready),
                answered(live),
                stretches(ready),
                threadsBefore,
                server.threads(),
                dependency.inFlight());
    }

    private static int probes(Duration time, Duration period) {
        return (int) time.dividedBy(period);
    }

    private static double answered(List<Probe.Answer> answers) {
        return (double) answers.stream().filter(Probe.Answer::came).count() / answers.size();
    }

    private static List<PeersResults.Stretch> stretches(List<Probe.Answer> answers) {
        List<PeersResults.Stretch> stretches = new ArrayList<>();
        for (Probe.Answer answer : answers) {
            PeersResults.Stretch last = stretches.isEmpty() ? new PeersResults.Stretch("", 0) : stretches.getLast();
            if (last.answer().equals(answer.toString())) {
                stretches.removeLast();
                stretches.add(new PeersResults.Stretch(last.answer(), last.probes() + 1));
            } else {
                stretches.add(new PeersResults.Stretch(answer.toString(), 1));
            }
        }
        return stretches;
    }

    private static <T> List<T> together(String what, List<Callable<T>> tasks) throws Exception {
        Console.say(what);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> each : threads.invokeAll(tasks)) {
                results.add(each.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException(what + ": not measured (expected: every subject to run)", e.getCause());
        }
    }
}
