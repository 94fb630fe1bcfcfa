/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.probes.Handler.Exec;
import dev.lifesigns.probes.Handler.Grpc;
import dev.lifesigns.probes.Handler.HttpGet;
import dev.lifesigns.probes.Handler.TcpSocket;
import dev.lifesigns.probes.ManifestSource;
import dev.lifesigns.probes.PortReference.Named;
import dev.lifesigns.probes.ProbedService;
import dev.lifesigns.probes.generate.ProbedWorkload.Sidecar;
import dev.lifesigns.probes.lint.LintOptions;
import dev.lifesigns.probes.lint.LintResult;
import dev.lifesigns.probes.lint.Linter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever is generated, the linter has nothing to say about it: with the configuration beside it, and without. */
class CleanUnderLintTest {
    private static final int RUNS = 1_000;
    private static final long SEED = 2027;
    private static final String NAME = "orders";
    private static final int PORT = 8080;

    @Test
    void aContainer() {
        forAll(Placement.OWN_CONTAINER, (wanted, plan) -> {
            String container = Manifests.write(OutputFormat.CONTAINER, plan, Examples.ownContainer(NAME, PORT));
            assertClean(wanted, around(wanted, withImage(container, "")));
        });
    }

    @Test
    void aPatchOnceApplied() {
        forAll(Placement.OWN_CONTAINER, (wanted, plan) -> {
            String patch = Manifests.write(OutputFormat.PATCH, plan, Examples.ownContainer(NAME, PORT));
            String pod = patch.substring(patch.indexOf("      terminationGracePeriodSeconds"))
                    .replaceAll("(?m)^ *\\$patch: replace\n", "");
            assertClean(wanted, around(wanted, withImage(pod.indent(-6), "    ports: [{containerPort: 8080}]\n")));
        });
    }

    @Test
    void aWholeDeployment() {
        Sidecar sidecar = new Sidecar("registry.example/lifesigns:1", null, List.of("DB_PASSWORD"), List.of());
        for (Placement placement : List.of(Placement.SIDECAR, Placement.NATIVE_SIDECAR)) {
            forAll(placement, (wanted, plan) -> {
                String deployment =
                        Manifests.write(OutputFormat.DEPLOYMENT, plan, Examples.besideSidecar(NAME, sidecar));
                assertClean(wanted, deployment);
            });
        }
    }

    @Test
    void aWholeDeploymentInAMesh() {
        Sidecar sidecar = new Sidecar("registry.example/lifesigns:1", null, List.of(), List.of());
        for (ServiceMesh mesh : ServiceMesh.values()) {
            Requirements wanted = Requirements.defaults(Placement.SIDECAR);
            ProbedWorkload workload = Examples.in(mesh, Examples.besideSidecar(NAME, sidecar));
            String deployment = Manifests.write(OutputFormat.DEPLOYMENT, Examples.plan(wanted), workload);
            assertThat(deployment).contains(mesh.name().toLowerCase(Locale.ROOT) + ".io/");
            assertClean(wanted, deployment);
        }
    }

    @Test
    void aProgramWithoutLifesigns() {
        assertProgramIsClean(
                Placement.NATIVE_PROGRAM,
                new ProgramHandlers("http", get("/ready"), get("/live")),
                new ProgramHandlers("http", get("/ready"), null));
        assertProgramIsClean(
                Placement.PROGRAM,
                new ProgramHandlers("grpc", new Grpc(PORT, ""), new Grpc(PORT, "alive")),
                new ProgramHandlers("tcp", new TcpSocket(new Named("tcp"), null), null));
        assertProgramIsClean(
                Placement.COMMAND, new ProgramHandlers("", new Exec(List.of("check")), new Exec(List.of("alive"))));
    }

    private static void assertProgramIsClean(Placement placement, ProgramHandlers... programs) {
        for (ProgramHandlers program : programs) {
            Input<Integer> port = Input.byDefault(PORT);
            ProbedWorkload workload = new ProbedWorkload(
                    NAME, NAME, null, port, null, new ProbedWorkload.Health(port, "/health", program), null);
            Requirements wanted = Requirements.defaults(placement);
            String container = Manifests.write(OutputFormat.CONTAINER, Examples.plan(wanted), workload);
            String ports = program.portName().isEmpty() ? "    ports: [{containerPort: 8080}]\n" : "";
            assertClean(around(wanted, withImage(container, ports)), LintOptions.none());
        }
    }

    private static HttpGet get(String path) {
        return HttpGet.of(path, new Named("http"));
    }

    private static void forAll(Placement placement, BiConsumer<Requirements, Plan> promise) {
        RandomRequirements random = new RandomRequirements(SEED);
        int taken = 0;
        for (int run = 0; run < RUNS; run++) {
            Requirements wanted = random.next();
            if (wanted.placement() == placement && Derivation.of(wanted) instanceof Plan plan) {
                promise.accept(wanted, plan);
                taken++;
            }
        }
        assertThat(taken).isGreaterThan(RUNS / 10);
    }

    private static String withImage(String container, String ports) {
        String name = "  - name: " + NAME + "\n";
        assertThat(container).contains(name);
        return container.replace(name, name + "    image: registry.example/orders:1\n" + ports);
    }

    /** A deployment that the container is part of, and a service in front of it. */
    private static String around(Requirements wanted, String pod) {
        return """
                apiVersion: v1
                kind: Service
                metadata: {name: orders}
                spec: {selector: {app: orders}, ports: [{port: 80, targetPort: 8080}]}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: orders}
                spec:
                  replicas: %s
                  selector: {matchLabels: {app: orders}}
                  template:
                    metadata: {labels: {app: orders}}
                    spec:
                %s""".formatted(wanted.replicas().value(), pod.indent(6));
    }

    private static void assertClean(Requirements wanted, String manifest) {
        assertClean(manifest, LintOptions.none());
        assertClean(manifest, new LintOptions(service(wanted), within(wanted), null));
    }

    private static void assertClean(String manifest, LintOptions options) {
        LintResult result = Linter.withAllRules(options).lint(List.of(new ManifestSource("orders.yaml", manifest)));
        assertThat(result.findings()).as(manifest).isEmpty();
        assertThat(result.broken()).isEmpty();
        assertThat(result.workloads()).isEqualTo(1);
    }

    private static @Nullable Duration within(Requirements wanted) {
        Input<Duration> within = wanted.detectWithin();
        return within == null || wanted.checks() == null ? null : within.value();
    }

    private static ProbedService service(Requirements wanted) {
        List<ProbedService.Check> checks = wanted.checks() == null
                ? List.of()
                : wanted.checks().stream().map(Input::value).toList();
        Duration drainDelay = wanted.drainDelay() == null
                ? Duration.ZERO
                : wanted.drainDelay().value();
        int port = wanted.placement() == Placement.OWN_CONTAINER ? PORT : 8086;
        return new ProbedService("lifesigns-of-" + NAME, port, "/health", drainDelay, checks);
    }
}
