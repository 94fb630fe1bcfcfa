/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The keys of a scenario, and what they make. */
final class ScenarioForm {
    private static final int MOST_PODS = 100_000;
    private static final int MOST = 1_000_000;

    private ScenarioForm() {}

    static Scenario read(String name, Section file) {
        file.has("extends");
        List<Dependency> dependencies = dependencies(file);
        Set<String> names = names(dependencies);
        int pods = file.whole("pods", 1, MOST_PODS);
        Duration duration = file.positive("duration");
        Duration latest = file.hasRefused() ? Section.LONGEST : duration;
        Cluster cluster = cluster(file);
        Scenario scenario = new Scenario(
                name,
                file.text("description"),
                duration,
                file.duration("warmUp"),
                pods,
                ProbesForm.read(file),
                ApplicationForm.read(file, names),
                dependencies,
                traffic(file, names),
                cluster,
                IncidentForm.read(file, new IncidentForm.Bounds(latest, pods, cluster.nodes(), names)));
        file.end();
        return scenario;
    }

    private static List<Dependency> dependencies(Section file) {
        List<Dependency> dependencies = new ArrayList<>();
        file.named("dependencies").forEach((name, section) -> {
            dependencies.add(
                    new Dependency(name, section.distribution("latency"), section.number("capacity", 0, MOST)));
            section.end();
        });
        return dependencies;
    }

    private static Set<String> names(List<Dependency> dependencies) {
        Map<String, Dependency> names = new LinkedHashMap<>();
        dependencies.forEach(dependency -> names.put(dependency.name(), dependency));
        return names.keySet();
    }

    private static Traffic traffic(Section file, Set<String> dependencies) {
        Section section = file.section("traffic");
        if (section == null) {
            return new Traffic(0, Duration.ofSeconds(1), List.of());
        }
        Traffic traffic = new Traffic(
                section.number("ratePerPod", 0, MOST),
                section.positive("timeout"),
                section.names("needs", dependencies));
        section.end();
        return traffic;
    }

    private static Cluster cluster(Section file) {
        Section section = file.section("cluster");
        Distribution none = Distribution.of(Duration.ZERO);
        if (section == null) {
            Duration second = Duration.ofSeconds(1);
            return new Cluster(Cluster.Worker.LEGACY, 1, none, none, second, second, none, none, none);
        }
        Cluster cluster = new Cluster(
                section.choice("worker", Cluster.Worker.class),
                section.whole("nodes", 1, MOST_PODS),
                section.distribution("podStart"),
                section.distribution("restart"),
                section.positive("relist"),
                section.positive("resync"),
                section.distribution("statusPatch"),
                section.distribution("endpointController"),
                section.distribution("proxySync"));
        section.end();
        return cluster;
    }
}
