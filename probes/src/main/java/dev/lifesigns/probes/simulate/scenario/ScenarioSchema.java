/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.scenario;

import dev.lifesigns.probes.simulate.scenario.Cluster.Worker;
import dev.lifesigns.text.schema.ItemsShape;
import dev.lifesigns.text.schema.Key;
import dev.lifesigns.text.schema.ListShape;
import dev.lifesigns.text.schema.MapShape;
import dev.lifesigns.text.schema.Scalar;
import dev.lifesigns.text.schema.Scalars;
import dev.lifesigns.text.schema.Section;
import dev.lifesigns.text.schema.Shape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The schema of a scenario: every section, with its keys, forms and texts for the reference. */
final class ScenarioSchema {
    static final int MOST_PODS = 100_000;
    static final int MOST = 1_000_000;
    static final Duration LONGEST = Duration.ofDays(1);

    static final Scalar<Duration> DURATION = Scalars.duration(Duration.ZERO, LONGEST);
    static final Scalar<Duration> POSITIVE = Scalars.duration(Duration.ofMillis(1), LONGEST);
    static final Scalar<Integer> PODS = Scalars.integer(1, MOST_PODS);
    static final DistributionShape TIME = new DistributionShape();

    private static final Key<String> EXTENDS = Key.of(
            "extends",
            Scalars.choice(BuiltIns.names(), Function.identity()),
            "The built-in scenario that this one changes; default: `steady`.");
    private static final Key<String> DESCRIPTION =
            Key.of("description", Scalars.text(), "One sentence for the report.");
    private static final Key<Duration> DURATION_KEY = Key.of("duration", POSITIVE, "Length of the observation.");
    private static final Key<Duration> WARM_UP =
            Key.of("warmUp", DURATION, "Simulated before the observation; with 0s, all pods start with it.");
    private static final Key<Integer> PODS_KEY = Key.of("pods", PODS, "Desired number of pods.");

    private static final Key<Distribution> LATENCY = Key.of(
                    "latency", TIME, "Time of one query while the dependency is idle.")
            .required();
    private static final Key<Double> CAPACITY = Key.of(
                    "capacity", Scalars.number(0, MOST), "Queries per second, beyond which they queue; 0 for no limit.")
            .or(0.0);
    private static final Section<Latency> DEPENDENCY = new Section<>(
            "Something that all pods share, such as a database.",
            List.of(LATENCY, CAPACITY),
            values -> new Latency(values.get(LATENCY), values.get(CAPACITY)));
    private static final Key<Map<String, Latency>> DEPENDENCIES = Key.of(
            "dependencies",
            new MapShape<>("dependency", "any name", name -> true, DEPENDENCY),
            "The dependencies by name.");

    private final Section<Scenario> file;

    /** A dependency without its name. */
    private record Latency(Distribution latency, double capacity) {}

    ScenarioSchema(String name, Declared declared) {
        Key<AskingProbes> probes =
                Key.of("probes", (Shape<AskingProbes>) ProbesSchema.SECTION, ProbesSchema.SECTION.summary());
        Section<Application> applicationSection = new ApplicationSchema(declared).section();
        Key<Application> application =
                Key.of("application", (Shape<Application>) applicationSection, applicationSection.summary());
        Section<Traffic> trafficSection = traffic(declared);
        Key<Traffic> traffic = Key.of("traffic", (Shape<Traffic>) trafficSection, trafficSection.summary());
        Section<Cluster> clusterSection = cluster();
        Key<Cluster> cluster = Key.of("cluster", (Shape<Cluster>) clusterSection, clusterSection.summary());
        Key<List<Incident>> incidents =
                Key.of("incidents", new ItemsShape<>(new IncidentShape(declared)), "What happens, in any order.");
        file = new Section<>(
                "A scenario of `lifesigns probes simulate`.",
                List.of(
                        EXTENDS,
                        DESCRIPTION,
                        DURATION_KEY,
                        WARM_UP,
                        PODS_KEY,
                        probes,
                        application,
                        DEPENDENCIES,
                        traffic,
                        cluster,
                        incidents),
                values -> new Scenario(
                        name,
                        values.get(DESCRIPTION),
                        List.of(),
                        values.get(DURATION_KEY),
                        values.get(WARM_UP),
                        values.get(PODS_KEY),
                        values.get(probes).probes(),
                        values.get(probes).questions(),
                        values.get(application),
                        dependencies(values.get(DEPENDENCIES)),
                        values.get(traffic),
                        values.get(cluster),
                        values.get(incidents)));
    }

    /** The whole file. */
    Section<Scenario> file() {
        return file;
    }

    static <E extends Enum<E>> Scalar<E> choice(Class<E> type) {
        return Scalars.choice(Stream.of(type.getEnumConstants()).toList(), Spelling::of);
    }

    private static List<Dependency> dependencies(Map<String, Latency> byName) {
        List<Dependency> dependencies = new ArrayList<>();
        byName.forEach((name, each) -> dependencies.add(new Dependency(name, each.latency(), each.capacity())));
        return dependencies;
    }

    private static Section<Traffic> traffic(Declared declared) {
        Key<Double> rate = Key.of(
                "ratePerPod",
                Scalars.number(0, MOST),
                "Requests per second of all clients, divided by the desired number of pods.");
        Key<Duration> timeout = Key.of("timeout", POSITIVE, "Timeout of the clients.");
        Key<List<String>> needs = Key.of(
                "needs", new ListShape<>(declared.dependency(), 0), "Dependencies of each request, one query each.");
        return new Section<>(
                "Requests of clients.",
                List.of(rate, timeout, needs),
                values -> new Traffic(values.get(rate), values.get(timeout), values.get(needs)));
    }

    private static Section<Cluster> cluster() {
        Key<Worker> worker = Key.of(
                "worker",
                choice(Worker.class),
                "The kubelet's probe worker; `mutable` is proposed, and in no released kubelet.");
        Key<Boolean> restartKeepsStarted = Key.of(
                "restartKeepsStarted",
                Scalars.flag(),
                "Whether a restarted container counts as started at once, so that its startup probe holds nothing back:"
                        + " Kubernetes 1.35 without the fix of issue 141155.");
        Key<Integer> nodes = Key.of("nodes", PODS, "Nodes, over which the pods are spread evenly.");
        Key<Distribution> podStart =
                Key.of("podStart", TIME, "From the creation of a pod to the start of its container.");
        Key<Distribution> restart = Key.of("restart", TIME, "From the decision to restart a container to its start.");
        Key<Duration> relist =
                Key.of("relist", POSITIVE, "Period in which the kubelet looks for containers that started or exited.");
        Key<Duration> resync = Key.of("resync", POSITIVE, "Period in which the kubelet looks at an unchanged pod.");
        Key<Distribution> statusPatch =
                Key.of("statusPatch", TIME, "From a change of readiness until the API server knows it.");
        Key<Distribution> endpointController = Key.of("endpointController", TIME, "From there to the endpoint slice.");
        Key<Distribution> proxySync = Key.of("proxySync", TIME, "From there to the rules that route traffic.");
        return new Section<>(
                "Kubernetes around the pods.",
                List.of(
                        worker,
                        restartKeepsStarted,
                        nodes,
                        podStart,
                        restart,
                        relist,
                        resync,
                        statusPatch,
                        endpointController,
                        proxySync),
                values -> new Cluster(
                        values.get(worker),
                        values.get(restartKeepsStarted),
                        values.get(nodes),
                        values.get(podStart),
                        values.get(restart),
                        values.get(relist),
                        values.get(resync),
                        values.get(statusPatch),
                        values.get(endpointController),
                        values.get(proxySync)));
    }
}
