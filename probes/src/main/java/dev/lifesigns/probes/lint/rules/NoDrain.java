/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.Handler.Grpc;
import dev.lifesigns.probes.ProbedService;
import dev.lifesigns.probes.lint.Fix;
import dev.lifesigns.probes.manifest.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A pod that stops while load balancers still send it requests. */
final class NoDrain implements Rule {
    private static final int SLEEP = 5;
    private static final int TO_FINISH = 15;
    private static final Pattern BY_ITSELF = Pattern.compile("(?i)drain|shut[-_]?down|grace");
    private static final Set<String> ROLLING = Set.of("Deployment", "Rollout");

    @Override
    public String id() {
        return "no-drain";
    }

    @Override
    public void check(Target target, Findings findings) {
        Container container = target.container();
        if (!target.isMain()
                || !ROLLING.contains(target.workload().kind())
                || target.workload().isRecreated()
                || target.electsLeader()
                || target.speaksOnlyDatabase()
                || UnknownLifecycleField.applies(container)
                || container.preStop().isPresent()
                || !target.isBehindService()
                || !takesRequests(target)
                || isDraining(target)) {
            return;
        }
        findings.add(
                container.node().position(),
                "nothing in the manifest keeps the container serving while it is removed from its service",
                "Each pod that a rollout removes refuses the requests still sent to it until every node has seen the change, "
                        + "which takes some seconds.",
                fixes(target));
    }

    private static boolean takesRequests(Target target) {
        boolean answers = target.probes().stream()
                .anyMatch(resolved -> resolved.httpPath().isPresent() || resolved.handler() instanceof Grpc);
        return target.portsOfClients().stream()
                .anyMatch(port -> port.name().isEmpty() ? answers : PortNames.isForRequests(port.name()));
    }

    private static boolean isDraining(Target target) {
        Optional<ProbedService> service = target.service();
        if (service.isPresent() && !service.get().drainDelay().isZero()) {
            return true;
        }
        Container container = target.container();
        return Stream.of(
                        container.commandLine().stream(),
                        container.environment().keySet().stream(),
                        container.environment().values().stream())
                .flatMap(words -> words)
                .anyMatch(word -> BY_ITSELF.matcher(word).find());
    }

    private static List<Fix> fixes(Target target) {
        Container container = target.container();
        List<Fix> fixes = new ArrayList<>();
        fixes.add(
                container.node().has("lifecycle")
                        ? new Fix(container.path() + ".lifecycle.preStop", "{sleep: {seconds: " + SLEEP + "}}")
                        : new Fix(container.path() + ".lifecycle", "{preStop: {sleep: {seconds: " + SLEEP + "}}}"));
        if (target.template().terminationGracePeriodSeconds() <= SLEEP) {
            fixes.add(new Fix(
                    target.template().path() + ".terminationGracePeriodSeconds", Integer.toString(SLEEP + TO_FINISH)));
        }
        return fixes;
    }
}
