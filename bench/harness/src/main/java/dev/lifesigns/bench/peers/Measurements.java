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
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What is measured in turns: starts, and throughput. Subjects take turns in every round, so that all meet the same machine. */
final class Measurements {
    private final PeersBuild build;
    private final Subjects subjects;
    private final PeersPlan.Effort effort;

    Measurements(PeersBuild build, Subjects subjects, PeersPlan.Effort effort) {
        this.build = build;
        this.subjects = subjects;
        this.effort = effort;
    }

    List<PeersResults.Start> starts() throws IOException, InterruptedException {
        List<Subject> all = new ArrayList<>(subjects.checkers());
        subjects.nginx("up").ifPresent(all::add);
        Map<String, List<Double>> millis = new LinkedHashMap<>();
        Map<String, List<Double>> megabytes = new LinkedHashMap<>();
        for (int i = 0; i < effort.starts(); i++) {
            Console.say("start " + (i + 1) + " of " + effort.starts());
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
            Optional<Subject> nginx = subjects.nginx(servers.getFirst().ready().body());
            if (nginx.isPresent()) {
                servers.add(started(nginx.get(), checks));
            }
            for (int i = 0; i < effort.warmUps(); i++) {
                Console.say("warm-up " + (i + 1) + " of " + effort.warmUps() + ", " + checks + " checks");
                round(servers);
            }
            List<Map<Server, Load>> rounds = new ArrayList<>();
            for (int i = 0; i < effort.rounds(); i++) {
                Console.say("round " + (i + 1) + " of " + effort.rounds() + ", " + checks + " checks");
                // there and back, so that nobody always follows the same one
                rounds.add(round(i % 2 == 0 ? servers : servers.reversed()));
            }
            return servers.stream()
                    .map(server -> summary(server, checks, rounds))
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
            loads.put(server, Load.round(server, effort.roundSeconds()));
        }
        return loads;
    }

    private static PeersResults.Throughput summary(Server server, int checks, List<Map<Server, Load>> rounds) {
        List<Load> loads = rounds.stream()
                .map(round -> requireNonNull(round.get(server), "every server takes part in every round"))
                .toList();
        ToDoubleFunction<ToDoubleFunction<Load>> median = value ->
                Statistics.median(loads.stream().map(value::applyAsDouble).toList());
        return new PeersResults.Throughput(
                server.service.name(),
                checks,
                median.applyAsDouble(Load::perSecond),
                median.applyAsDouble(Load::p50Micros),
                median.applyAsDouble(Load::p99Micros),
                median.applyAsDouble(Load::cpuMillis),
                server.residentMegabytes(),
                loads.stream().map(Load::perSecond).toList());
    }
}
