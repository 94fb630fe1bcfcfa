/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.generate;

import dev.lifesigns.probes.Handler;
import dev.lifesigns.probes.Handler.TcpSocket;
import dev.lifesigns.probes.PortReference;
import dev.lifesigns.probes.ProbeKind;

/** The container of the program beside a sidecar. Only the program's port is known, and its liveness path if it has one. */
final class ProgramContainer {
    private static final String PORT = "app";

    private final Yaml yaml;
    private final PodLines pod;
    private final Plan plan;
    private final ProbedWorkload workload;
    private final String image;

    ProgramContainer(Yaml yaml, Plan plan, ProbedWorkload workload, String image) {
        this.yaml = yaml;
        this.pod = PodLines.of(yaml);
        this.plan = plan;
        this.workload = workload;
        this.image = image;
    }

    void write() {
        Handler handler = handler();
        yaml.line("name: " + Yaml.text(workload.container()));
        yaml.line("image: " + Yaml.text(image));
        pod.port(port(workload), workload.port().value(), workload.port().source());
        pod.probe(ProbeKind.STARTUP, plan.startup(), handler);
        liveness(handler);
        pod.probe(ProbeKind.READINESS, plan.readiness(), handler);
        pod.preStop(plan.preStop());
        yaml.in("securityContext", () -> yaml.line("allowPrivilegeEscalation: false"));
        yaml.in("resources", () -> {
            yaml.in("requests", () -> {
                yaml.line("cpu: 100m", "a guess: measure it");
                yaml.line("memory: 256Mi", "a guess: measure it");
            });
            yaml.in("limits", () -> yaml.line("memory: 512Mi", "a guess: measure it"));
        });
    }

    /** The name of its port: {@code http} or {@code https} if it is known to serve HTTP. */
    static String port(ProbedWorkload workload) {
        return workload.livePath() == null
                ? PORT
                : PodLines.nameOfHttp(PodLines.isTls(workload.port().value()));
    }

    /** Its path if it has one, otherwise a connection. */
    private Handler handler() {
        PortReference port = new PortReference.Named(port(workload));
        String path = workload.livePath();
        return path == null
                ? new TcpSocket(port, null)
                : PodLines.get(path, port, PodLines.isTls(workload.port().value()));
    }

    private void liveness(Handler handler) {
        if (workload.livePath() == null) {
            yaml.say(
                    "No livenessProbe: the one of Lifesigns restarts only Lifesigns, and an open port says little about a"
                            + " program that hangs. If the program has a path that reads no dependency: --live-path PATH.");
            return;
        }
        pod.probe(ProbeKind.LIVENESS, plan.liveness(), handler);
    }
}
