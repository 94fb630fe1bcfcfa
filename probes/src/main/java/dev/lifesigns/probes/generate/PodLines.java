/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.generate;

import dev.lifesigns.probes.Handler;
import dev.lifesigns.probes.Handler.Exec;
import dev.lifesigns.probes.Handler.Grpc;
import dev.lifesigns.probes.Handler.HttpGet;
import dev.lifesigns.probes.Handler.TcpSocket;
import dev.lifesigns.probes.PortReference;
import dev.lifesigns.probes.ProbeKind;
import java.util.stream.Collectors;

/** The parts of a pod that all forms share. */
final class PodLines {
    private static final String TLS = "443";

    private final Yaml yaml;
    private final boolean replacing;

    private PodLines(Yaml yaml, boolean replacing) {
        this.yaml = yaml;
        this.replacing = replacing;
    }

    /** For a complete pod. */
    static PodLines of(Yaml yaml) {
        return new PodLines(yaml, false);
    }

    /** For a strategic merge patch: it replaces the existing probes completely, including a different handler. */
    static PodLines replacing(Yaml yaml) {
        return new PodLines(yaml, true);
    }

    /** Those that a service mesh reads. */
    static void annotations(Yaml yaml, Plan plan, ProbedWorkload workload) {
        ServiceMesh mesh = workload.mesh();
        if (mesh != null) {
            yaml.in("annotations", () -> mesh.annotate(yaml, plan.exit()));
        }
    }

    /** The three probes of the container in which Lifesigns runs. */
    void probes(Plan plan, ProbedWorkload.Health health, PortReference port) {
        ProgramHandlers program = health.program();
        if (program != null) {
            probes(plan, program);
            return;
        }
        probe(ProbeKind.STARTUP, plan.startup(), get(health.startup(), port, health.tls()));
        probe(ProbeKind.LIVENESS, plan.liveness(), get(health.live(), port, health.tls()));
        probe(ProbeKind.READINESS, plan.readiness(), get(health.ready(), port, health.tls()));
    }

    /* A startup probe kills as liveness does, so it asks the same, and without liveness there is nothing to protect. */
    private void probes(Plan plan, ProgramHandlers program) {
        Handler liveness = program.liveness();
        if (liveness == null) {
            yaml.say("No livenessProbe, and so no startupProbe: " + whyNone(program.readiness()) + ".");
        } else {
            probe(ProbeKind.STARTUP, plan.startup(), liveness);
            probe(ProbeKind.LIVENESS, plan.liveness(), liveness);
        }
        probe(ProbeKind.READINESS, plan.readiness(), program.readiness());
    }

    private static String whyNone(Handler readiness) {
        if (readiness instanceof TcpSocket) {
            return "an open port says little about a program that hangs";
        }
        String option = readiness instanceof Exec
                ? "--live-command"
                : readiness instanceof Grpc ? "--live-service" : "--live-path";
        return "what stops the traffic may fail for a dependency, which no restart helps. If something asks the process"
                + " alone, name it with " + option;
    }

    /** The name of an HTTP port: by convention, the scheme. */
    static String nameOfHttp(boolean tls) {
        return tls ? "https" : "http";
    }

    static HttpGet get(String path, PortReference port, boolean tls) {
        return new HttpGet(path, port, tls ? "HTTPS" : HttpGet.DEFAULT_SCHEME, null);
    }

    /** One probe, with a comment on what follows from its numbers. */
    void probe(ProbeKind kind, ProbeNumbers numbers, Handler handler) {
        yaml.in(kind.field(), () -> {
            replace();
            yaml.say(numbers.effect());
            handler(handler);
            yaml.line("periodSeconds", numbers.period());
            yaml.line("timeoutSeconds", numbers.timeout());
            yaml.line("failureThreshold", numbers.failureThreshold());
        });
    }

    /** The preStop sleep, if one is needed. */
    void preStop(Derived<Integer> seconds) {
        if (seconds.value() == 0) {
            yaml.say("No preStop: " + seconds.reason() + ".");
            return;
        }
        yaml.in(
                "lifecycle",
                () -> yaml.in("preStop", () -> {
                    replace();
                    yaml.say("Kubernetes 1.30 or later; before that: exec: {command: [sleep, \"" + seconds.value()
                            + "\"]}");
                    yaml.in("sleep", () -> yaml.line("seconds", seconds));
                }));
    }

    /** One named port. */
    void port(String name, int number, String remark) {
        yaml.in(
                "ports",
                () -> yaml.item(() -> {
                    yaml.line("name: " + name);
                    yaml.line("containerPort: " + number, remark);
                }));
    }

    /** Whether a port's number implies TLS: 443, 8443 and the like. */
    static boolean isTls(int number) {
        return Integer.toString(number).endsWith(TLS);
    }

    private void replace() {
        if (replacing) {
            yaml.line("$patch: replace");
        }
    }

    private void handler(Handler handler) {
        if (handler instanceof HttpGet get) {
            yaml.in("httpGet", () -> {
                yaml.line("path: " + Yaml.text(get.path()));
                yaml.line("port: " + get.port().text());
                if (!get.scheme().equals(HttpGet.DEFAULT_SCHEME)) {
                    yaml.line("scheme: " + get.scheme());
                }
            });
        } else if (handler instanceof TcpSocket socket) {
            yaml.in("tcpSocket", () -> yaml.line("port: " + socket.port().text()));
        } else if (handler instanceof Grpc grpc) {
            yaml.in("grpc", () -> {
                yaml.line("port: " + grpc.port());
                if (!grpc.service().isEmpty()) {
                    yaml.line("service: " + Yaml.text(grpc.service()));
                }
            });
        } else if (handler instanceof Exec exec) {
            yaml.in(
                    "exec",
                    () -> yaml.line("command: ["
                            + exec.command().stream().map(Yaml::text).collect(Collectors.joining(", ")) + "]"));
        }
    }
}
