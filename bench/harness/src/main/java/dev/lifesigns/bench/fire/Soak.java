/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.fire;

import dev.lifesigns.bench.shared.Build;
import dev.lifesigns.bench.shared.Console;
import dev.lifesigns.bench.shared.Machine;
import dev.lifesigns.bench.shared.Server;
import dev.lifesigns.bench.shared.Statistics;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** One run: the agent is started, runs without load, under fire and without load again, and is judged. */
final class Soak {
    private static final Duration CALM = Duration.ofSeconds(6);
    private static final int PIPELINES = 20;
    private static final int GUESSERS = 4;
    private static final int EVENT_READERS = 100;

    private final Build build;
    private final FirePlan plan;

    Soak(Build build, FirePlan plan) {
        this.build = build;
        this.plan = plan;
    }

    FireResults run() throws IOException, InterruptedException {
        try (Dependencies dependencies = new Dependencies();
                Backend idle = new Backend(HttpProtocol::new);
                Server server = Server.start(build, Agent.checking(dependencies, build))) {
            Console.say("the agent starts, without load");
            server.awaitOk(server.service.ready());
            Thread.sleep(CALM);
            OutageSchedule schedule = new OutageSchedule(dependencies);
            return burn(server, dependencies, idle, schedule);
        }
    }

    private FireResults burn(Server server, Dependencies dependencies, Backend idle, OutageSchedule schedule)
            throws IOException, InterruptedException {
        FullRate fullRate = new FullRate(server, (int) plan.sample().toSeconds());
        List<Attack> attacks = List.of(
                fullRate,
                Holders.slowRequests(server.port, plan.slow()),
                Holders.tinyFields(server.port, plan.heads()),
                Holders.largeFields(server.port, plan.heads()),
                Holders.idle(server.port, plan.idle()),
                Holders.neverReading(server.port, plan.heads()),
                Holders.pipelining(server.port, PIPELINES),
                new Churn(server.port, plan.churn()),
                new Waiters(server.port, plan.waiters()),
                new EventReaders(server.port, EVENT_READERS),
                new Scraper(server.port),
                new Guessers(server.port, GUESSERS),
                new MalformedTraffic(server.port));
        List<Kubelet> kubelets = kubelets(server, dependencies, schedule);
        Kubelet yardstick = new Kubelet("yardstick", idle.port(), "/", Expectation.always("200"), schedule);
        Sampler sampler = new Sampler(server, new Heap(build), kubelets, yardstick, fullRate::perSecond);

        Sample before = sampler.now(0);
        List<Sample> samples;
        try (Threads threads = new Threads()) {
            Console.say("fire");
            threads.start("schedule", () -> schedule.changeEvery(plan.turn()));
            Stream.concat(kubelets.stream(), Stream.of(yardstick))
                    .forEach(each -> threads.start(each.name(), each::run));
            attacks.forEach(each -> threads.start(each.name(), each::run));
            samples = sampler.sample(plan.length(), plan.sample());
        }
        Console.say("all clients disconnect");
        Duration back = untilBack(before, server);
        Thread.sleep(CALM);
        Sample after = sampler.now(plan.length().plus(back).plus(CALM).toSeconds());
        return judged(before, samples, back, after, kubelets, yardstick, attacks);
    }

    /** How long the agent takes to release closed connections, in whole seconds; at most a minute and a half. */
    private static Duration untilBack(Sample before, Server server) throws InterruptedException {
        int seconds = 0;
        do {
            Thread.sleep(Duration.ofSeconds(1));
            seconds++;
        } while (!AcceptanceCriteria.isBack(before, server.descriptors()) && seconds < 90);
        return Duration.ofSeconds(seconds);
    }

    /** The last one probes a check that always hangs. */
    private static List<Kubelet> kubelets(Server server, Dependencies dependencies, OutageSchedule schedule) {
        Expectation readiness = Expectation.readiness(dependencies.all());
        return List.of(
                new Kubelet("liveness", server.port, server.service.live(), Expectation.always("200 up"), schedule),
                new Kubelet("readiness", server.port, server.service.ready(), readiness, schedule),
                new Kubelet("hopeless", server.port, Agent.STRICT, Expectation.always("503 down"), schedule));
    }

    private FireResults judged(
            Sample before,
            List<Sample> samples,
            Duration back,
            Sample after,
            List<Kubelet> kubelets,
            Kubelet yardstick,
            List<Attack> attacks)
            throws IOException {
        List<FireResults.Probes> probes = kubelets.stream().map(Soak::summary).toList();
        AcceptanceCriteria judge = new AcceptanceCriteria(plan);
        judge.probes(probes);
        judge.lines(samples);
        judge.afterwards(back);
        judge.none("new connections that sent a request and got no response", count(attacks, Churn.UNANSWERED));
        judge.none("full rate: socket errors", count(attacks, FullRate.SOCKET_ERROR));
        judge.none("malformed requests with a 500 response", count(attacks, MalformedTraffic.FAULT));
        return new FireResults(
                plan,
                Machine.of(build),
                before,
                samples,
                after,
                Stream.concat(probes.stream(), Stream.of(summary(yardstick))).toList(),
                attacks.stream()
                        .map(each -> new FireResults.AttackResult(
                                each.name(), each.tally().toString()))
                        .toList(),
                judge.findings());
    }

    private static long count(List<Attack> attacks, String event) {
        return attacks.stream().mapToLong(each -> each.tally().of(event)).sum();
    }

    private static FireResults.Probes summary(Kubelet kubelet) {
        List<Kubelet.Beat> beats = kubelet.since(0);
        List<Double> millis = beats.stream().map(Kubelet.Beat::millis).toList();
        return new FireResults.Probes(
                kubelet.name(),
                beats.size(),
                (int) beats.stream().filter(each -> !each.answered()).count(),
                (int) beats.stream().filter(each -> !each.wrong().isEmpty()).count(),
                Statistics.percentile(0.5, millis),
                Statistics.percentile(0.99, millis),
                Statistics.percentile(1, millis));
    }
}
