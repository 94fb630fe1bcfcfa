/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.generate;

import dev.lifesigns.probes.PortReference;
import dev.lifesigns.probes.ProbeKind;
import dev.lifesigns.probes.generate.ProbedWorkload.Sidecar;
import java.util.Locale;

/** The container with Lifesigns beside a program. */
final class SidecarContainer {
    static final String NAME = "lifesigns";
    static final String FILE = "lifesigns.yaml";
    static final String SUFFIX = "-lifesigns";
    static final String VOLUME = "lifesigns";

    private static final String PORT = "health";
    private static final String DIRECTORY = "/etc/lifesigns";
    private static final String POD_NAME = "POD_NAME";

    private final Yaml yaml;
    private final Plan plan;
    private final ProbedWorkload workload;
    private final Sidecar sidecar;

    SidecarContainer(Yaml yaml, Plan plan, ProbedWorkload workload, Sidecar sidecar) {
        this.yaml = yaml;
        this.plan = plan;
        this.workload = workload;
        this.sidecar = sidecar;
    }

    /** The given file, or one that checks the program's port. */
    static String configuration(Plan plan, ProbedWorkload workload, Sidecar sidecar) {
        String given = sidecar.configuration();
        return given != null ? given : programAlone(plan, workload);
    }

    private static String programAlone(Plan plan, ProbedWorkload workload) {
        return String.format(
                Locale.ROOT,
                """
                service: {name: %s}
                server: {host: 0.0.0.0, port: %d, basePath: %s, drainDelay: %s}
                defaults: {period: %s, timeout: %s}
                checks:
                  # the program itself; %s
                  program: {type: tcp, host: 127.0.0.1, port: %d, probes: [%s]}
                """,
                Yaml.text(workload.name()),
                workload.health().port().value(),
                workload.health().basePath(),
                Times.exact(plan.drainDelay().value()),
                Times.exact(plan.checkPeriod().value()),
                Times.exact(plan.slowestCheck()),
                isNative(plan)
                        ? "it starts when Lifesigns has, so startup does not wait for it"
                        : "startup waits for it too",
                workload.port().value(),
                isNative(plan) ? "readiness" : "readiness, startup");
    }

    static boolean isNative(Plan plan) {
        return plan.placement() == Placement.NATIVE_SIDECAR;
    }

    void write() {
        ProbedWorkload.Health health = workload.health();
        yaml.say((isNative(plan)
                        ? "A native sidecar, since Kubernetes 1.29: it starts before the program, and gets SIGTERM after the"
                                + " program has ended."
                        : "A regular container, not an init container: those get SIGTERM last, when it is too late to report"
                                + " \"not ready\".")
                + " Its readiness takes the whole pod out of traffic; its liveness restarts only itself.");
        yaml.line("name: " + NAME);
        if (isNative(plan)) {
            yaml.line("restartPolicy: Always", "makes an init container a sidecar");
        }
        yaml.line("image: " + Yaml.text(sidecar.image()));
        yaml.line("args: [serve, --config, " + DIRECTORY + "/" + FILE + "]");
        environment();
        PodLines pod = PodLines.of(yaml);
        pod.port(PORT, health.port().value(), health.port().source());
        probes(pod, health, new PortReference.Named(PORT));
        yaml.in("securityContext", () -> {
            yaml.line("runAsNonRoot: true");
            yaml.line("runAsUser: 65534");
            yaml.line("readOnlyRootFilesystem: true");
            yaml.line("allowPrivilegeEscalation: false");
            yaml.in("capabilities", () -> yaml.line("drop: [ALL]"));
        });
        yaml.in("resources", () -> {
            yaml.in("requests", () -> {
                yaml.line("cpu: 20m", "serving is cheap; add what the checks need");
                yaml.line("memory: 128Mi", "a heap of at most 96 MB");
            });
            yaml.in("limits", () -> yaml.line("memory: 256Mi", "the heap plus the overhead of a JVM"));
        });
        sidecar.files().forEach(file -> yaml.say("The configuration reads " + file + ": mount a volume there."));
        yaml.in(
                "volumeMounts",
                () -> yaml.item(() -> {
                    yaml.line("name: " + VOLUME);
                    yaml.line("mountPath: " + DIRECTORY);
                    yaml.line("readOnly: true");
                }));
    }

    /** The program starts only when the startup probe of a native sidecar has succeeded, so that must not wait for the program. */
    private void probes(PodLines pod, ProbedWorkload.Health health, PortReference port) {
        if (!isNative(plan)) {
            pod.probes(plan, health, port);
            return;
        }
        yaml.say("No startupProbe: the program would start only after it, and what it asks may wait for the program.");
        pod.probe(ProbeKind.LIVENESS, plan.liveness(), PodLines.get(health.live(), port, health.tls()));
        pod.probe(ProbeKind.READINESS, plan.readiness(), PodLines.get(health.ready(), port, health.tls()));
    }

    private void environment() {
        if (sidecar.variables().isEmpty()) {
            return;
        }
        yaml.in("env", () -> sidecar.variables().forEach(name -> yaml.item(() -> variable(name))));
    }

    private void variable(String name) {
        yaml.line("name: " + Yaml.text(name));
        yaml.in("valueFrom", () -> {
            if (name.equals(POD_NAME)) {
                yaml.in("fieldRef", () -> yaml.line("fieldPath: metadata.name"));
                return;
            }
            yaml.in("secretKeyRef", () -> {
                yaml.line(
                        "name: " + Yaml.text(workload.name() + SUFFIX), "a Secret of yours, which this does not write");
                yaml.line("key: " + Yaml.text(name));
            });
        });
    }
}
