/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.peers;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.bench.shared.Console;
import dev.lifesigns.bench.shared.Load;
import dev.lifesigns.bench.shared.Server;
import dev.lifesigns.bench.shared.Statistics;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What is measured in turns: starts, and throughput. Subjects take turns in every round, so that all meet the same machine. */
final class Measurements {
    private final PeersBuild build;
    private final Subjects subjects;
    private final PeersPlan plan;

    Measurements(PeersBuild build, Subjects subjects, PeersPlan plan) {
        this.build = build;
        this.subjects = subjects;
        this.plan = plan;
    }

    List<PeersResults.Start> starts() throws IOException, InterruptedException {
        List<Subject> all = new ArrayList<>(subjects.checkers());
        all.add(subjects.nginx("up"));
        Map<String, List<Double>> millis = new LinkedHashMap<>();
        Map<String, List<Double>> megabytes = new LinkedHashMap<>();
        for (int i = 0; i < plan.starts(); i++) {
            Console.say("start " + (i + 1) + " of " + plan.starts());
            for (Subject subject : all) {
                try (Server server = Server.start(build, subject.serving(Setup.trivial(3)))) {
                    Duration taken = server.awaitOk(subject.ready());
                    millis.computeIfAbsent(subject.name(), name -> new ArrayList<>())
                            .add(taken.toNanos() / 1e6);
                    megabytes
                            .computeIfAbsent(subject.name(), name -> new ArrayList<>())
                            .add(server.residentMegabytes());
                }
            }
        }
        return millis.entrySet().stream()
                .map(each -> new PeersResults.Start(
                        each.getKey(),
                        Statistics.median(each.getValue()),
                        each.getValue(),
                        Statistics.median(requireNonNull(megabytes.get(each.getKey())))))
                .toList();
    }

    List<PeersResults.Throughput> throughput(int checks) throws IOException, InterruptedException {
        List<Server> servers = new ArrayList<>();
        try {
            for (Subject subject : subjects.checkers()) {
                servers.add(started(subject, checks));
            }
            Server nginx = started(subjects.nginx(servers.get(0).ready().body()), checks);
            servers.add(nginx);
            for (int i = 0; i < plan.warmUps(); i++) {
                Console.say("warm-up " + (i + 1) + " of " + plan.warmUps() + ", " + checks + " checks");
                round(servers);
            }
            List<Map<Server, Load>> rounds = new ArrayList<>();
            for (int i = 0; i < plan.rounds(); i++) {
                Console.say("round " + (i + 1) + " of " + plan.rounds() + ", " + checks + " checks");
                rounds.add(round(servers));
            }
            return servers.stream()
                    .map(server -> summary(server, checks, rounds, nginx))
                    .toList();
        } finally {
            servers.forEach(Server::close);
        }
    }

    private Server started(Subject subject, int checks) throws IOException, InterruptedException {
        Server server = Server.start(build, subject.serving(Setup.trivial(checks)));
        server.awaitOk(subject.ready());
        return server;
    }

    private Map<Server, Load> round(List<Server> servers) throws IOException, InterruptedException {
        Map<Server, Load> loads = new LinkedHashMap<>();
        for (Server server : servers) {
            loads.put(server, Load.round(server, plan.roundSeconds()));
        }
        return loads;
    }

    private static PeersResults.Throughput summary(
            Server server, int checks, List<Map<Server, Load>> rounds, Server nginx) {
        ToDoubleFunction<ToDoubleFunction<Map<Server, Load>>> median = value ->
                Statistics.median(rounds.stream().map(value::applyAsDouble).toList());
        return new PeersResults.Throughput(
                server.service.name(),
                checks,
                median.applyAsDouble(round -> of(round, server).perSecond()),
                median.applyAsDouble(round ->
                        of(round, server).perSecond() / of(round, nginx).perSecond()),
                median.applyAsDouble(round -> of(round, server).p50Micros()),
                median.applyAsDouble(round -> of(round, server).p99Micros()),
                median.applyAsDouble(round -> of(round, server).cpuMillis()),
                server.residentMegabytes(),
                rounds.stream().map(round -> of(round, server).perSecond()).toList());
    }

    private static Load of(Map<Server, Load> round, Server server) {
        return requireNonNull(round.get(server), "every server takes part in every round");
    }
}
