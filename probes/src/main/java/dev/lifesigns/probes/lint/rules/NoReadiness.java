/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.Handler.Exec;
import dev.lifesigns.probes.Handler.HttpGet;
import dev.lifesigns.probes.Probe;
import dev.lifesigns.probes.ProbeKind;
import dev.lifesigns.probes.lint.Fix;
import dev.lifesigns.probes.manifest.ContainerPort;
import java.util.List;
import java.util.Optional;

/** A container with clients, but without a readiness probe. */
final class NoReadiness implements Rule {
    private static final int PERIOD = 5;
    private static final int PERIOD_OF_EXEC = 10;

    @Override
    public String id() {
        return "no-readiness";
    }

    @Override
    public void check(Target target, Findings findings) {
        if (!target.isMain()
                || target.workload().runsToAnEnd()
                || isAnswered(target)
                || !target.hasClients()
                || needsNone(target)) {
            return;
        }
        findings.add(
                target.container().node().positionOf("ports"),
                "the container has " + ports(target) + " but no readinessProbe",
                "Every rollout and restart sends requests to pods that are not listening yet, and a pod that cannot serve "
                        + "keeps getting its share of the traffic.",
                fix(target).map(List::of).orElse(List.of()));
    }

    private static boolean isAnswered(Target target) {
        return target.template().containers().stream()
                .anyMatch(container -> container.node().has(ProbeKind.READINESS.field()));
    }

    /** Nobody takes over from the only pod of a Recreate, and clients of a database connect again by themselves. */
    private static boolean needsNone(Target target) {
        boolean alone = target.workload().isRecreated()
                && target.workload().replicas().orElse(2) <= 1
                && !target.cluster().isAutoscaled(target.workload());
        return alone || target.speaksOnlyDatabase();
    }

    private static String ports(Target target) {
        List<ContainerPort> ports = target.portsOfClients();
        if (ports.isEmpty()) {
            return "a port that a service targets";
        }
        ContainerPort first = ports.get(0);
        String number = first.number().isPresent() ? " " + first.number().getAsInt() : "";
        return ("port " + first.name() + number).replace("  ", " ");
    }

    /** A quick readiness probe; none if liveness would be quicker still, because then both need thought. */
    private static Optional<Fix> fix(Target target) {
        Optional<ResolvedProbe> liveness = target.probe(ProbeKind.LIVENESS);
        Optional<ResolvedProbe> like = liveness.filter(resolved -> asksProgram(target, resolved));
        boolean exec =
                like.filter(resolved -> resolved.handler() instanceof Exec).isPresent();
        int period = exec ? PERIOD_OF_EXEC : PERIOD;
        if (liveness.filter(resolved -> resolved.patienceSeconds() <= period * Probe.DEFAULT_FAILURE_THRESHOLD)
                .isPresent()) {
            return Optional.empty();
        }
        String path = target.container().path() + "." + ProbeKind.READINESS.field();
        return like.map(NoReadiness::besides)
                .or(() -> connection(target))
                .map(how -> new Fix(
                        path, "{" + how + ", periodSeconds: " + period + ", timeoutSeconds: " + (exec ? 5 : 3) + "}"));
    }

    /** Whether it says anything about the program: neither only that there is a process, nor how another machine is. */
    private static boolean asksProgram(Target target, ResolvedProbe liveness) {
        return !ProcessCheck.succeedsFromTheStart(liveness.handler())
                && !(liveness.handler() instanceof Exec exec
                        && RemoteHost.of(exec, target.container()).isPresent());
    }

    private static String besides(ResolvedProbe liveness) {
        if (!(liveness.handler() instanceof HttpGet get)) {
            return liveness.handlerAsWritten();
        }
        HealthPath known = HealthPath.of(get.path());
        String ready = known == null ? null : known.readinessOf(get.path());
        return ready == null
                ? liveness.handlerAsWritten()
                : liveness.handlerAsWritten().replace(FlowYaml.text(get.path()), FlowYaml.text(ready));
    }

    private static Optional<String> connection(Target target) {
        return target.portsOfClients().stream()
                .filter(port -> port.number().isPresent())
                .findFirst()
                .map(port -> "tcpSocket: {port: "
                        + (port.name().isEmpty() ? port.number().getAsInt() : FlowYaml.text(port.name())) + "}");
    }
}
