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

/** One run: the agent is started, left alone for a while, put under fire, left alone again, and judged. */
final class Soak {
    private static final Duration CALM = Duration.ofSeconds(6);
    private static final int PIPELINES = 20;
    private static final int GUESSERS = 4;

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
            Console.say("the agent starts, and is left alone");
            server.awaitOk(server.service.ready());
            Thread.sleep(CALM);
            OutageSchedule weather = new OutageSchedule(dependencies);
            return burn(server, dependencies, idle, weather);
        }
    }

    private FireResults burn(Server server, Dependencies dependencies, Backend idle, OutageSchedule weather)
            throws IOException, InterruptedException {
        FullRate fullRate = new FullRate(server, (int) plan.sample().toSeconds());
        List<Attack> attacks = List.of(
                fullRate,
                Holders.slowRequests(server.port, plan.slow()),
                Holders.tinyFields(server.port, plan.heads()),
                Holders.largeFields(server.port, plan.heads()),
                Holders.crowd(server.port, plan.crowd()),
                Holders.neverReading(server.port, plan.heads()),
                Holders.pipelining(server.port, PIPELINES),
                new Churn(server.port, plan.churn()),
                new Waiters(server.port, plan.waiters()),
                new Guessers(server.port, GUESSERS),
                new MalformedTraffic(server.port));
        List<Kubelet> kubelets = kubelets(server, dependencies, weather);
        Kubelet yardstick = new Kubelet("yardstick", idle.port(), "/", Expectation.always("200"), weather);
        Sampler sampler = new Sampler(server, new Heap(build), kubelets, yardstick, fullRate::perSecond);

        Sample before = sampler.now(0);
        List<Sample> samples;
        try (Threads threads = new Threads()) {
            Console.say("fire");
            threads.start("weather", () -> weather.changeEvery(plan.turn()));
            Stream.concat(kubelets.stream(), Stream.of(yardstick))
                    .forEach(each -> threads.start(each.name(), each::run));
            attacks.forEach(each -> threads.start(each.name(), each::run));
            samples = sampler.sample(plan.length(), plan.sample());
        }
        Console.say("everybody leaves");
        Duration back = untilBack(before, server);
        Thread.sleep(CALM);
        Sample after = sampler.now(plan.length().plus(back).plus(CALM).toSeconds());
        return judged(before, samples, back, after, kubelets, yardstick, attacks);
    }

    /** How long it takes until the agent has let go of those who left, in whole seconds; it is given a minute and a half. */
    private static Duration untilBack(Sample before, Server server) throws InterruptedException {
        int seconds = 0;
        do {
            Thread.sleep(Duration.ofSeconds(1));
            seconds++;
        } while (!AcceptanceCriteria.isBack(before, server.descriptors()) && seconds < 90);
        return Duration.ofSeconds(seconds);
    }

    /** Strictly about a check that hangs for ever, the last one. */
    private static List<Kubelet> kubelets(Server server, Dependencies dependencies, OutageSchedule weather) {
        Expectation readiness = Expectation.readiness(dependencies.all());
        return List.of(
                new Kubelet("liveness", server.port, server.service.live(), Expectation.always("200 up"), weather),
                new Kubelet("readiness", server.port, server.service.ready(), readiness, weather),
                new Kubelet("hopeless", server.port, Agent.STRICT, Expectation.always("503 down"), weather));
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
        judge.none("new connections that asked and were not answered", count(attacks, Churn.UNANSWERED));
        judge.none("full rate: errors of a socket", count(attacks, FullRate.SOCKET_ERROR));
        judge.none("malformed requests that were answered 500", count(attacks, MalformedTraffic.FAULT));
        return new FireResults(
                plan,
                Machine.of(build),
                before,
                samples,
                after,
                Stream.concat(probes.stream(), Stream.of(summary(yardstick))).toList(),
                attacks.stream()
                        .map(each ->
                                new FireResults.Flame(each.name(), each.tally().toString()))
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
