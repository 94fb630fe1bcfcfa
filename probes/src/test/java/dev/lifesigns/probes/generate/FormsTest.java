/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifesigns.probes.generate.ProbedWorkload.Sidecar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The three forms are files beside this test. After a change they are written anew by
 * {@code ./mvnw test -pl probes -Dtest=FormsTest -Dlifesigns.refresh}, to be read before they are committed.
 */
class FormsTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/lifesigns/probes/generate");
    private static final Plan OWN = Examples.plan(Examples.wanting(Placement.OWN_CONTAINER, "20s"));
    private static final Plan SIDECAR = Examples.plan(Examples.wanting(Placement.SIDECAR, "25s"));

    @Test
    void containerIsAPartOfAPod() {
        assertIsFile(
                "container.yaml", Manifests.write(OutputFormat.CONTAINER, OWN, Examples.ownContainer("orders", 8080)));
    }

    @Test
    void patchIsADeploymentWithNothingButTheProbes() {
        assertIsFile("patch.yaml", Manifests.write(OutputFormat.PATCH, OWN, Examples.ownContainer("orders", 8443)));
    }

    @Test
    void deploymentIsAllThatIsNeeded() {
        Sidecar sidecar = new Sidecar("lifesigns:0.1.0", null, List.of("POD_NAME", "DB_PASSWORD"), List.of());
        assertIsFile(
                "deployment.yaml",
                Manifests.write(OutputFormat.DEPLOYMENT, SIDECAR, Examples.besideSidecar("orders", sidecar)));
    }

    @ParameterizedTest
    @CsvSource({"8080, http,", "443, https, HTTPS", "8443, https, HTTPS", "4430, http,"})
    void nameAndSchemeFitThePort(int port, String name, @Nullable String scheme) {
        Map<?, ?> container = new Written(
                        Manifests.write(OutputFormat.CONTAINER, OWN, Examples.ownContainer("orders", port)))
                .containers()
                .get(0);
        assertThat(container.get("ports")).isEqualTo(List.of(Map.of("name", name, "containerPort", port)));
        assertThat(Written.at(container, "livenessProbe", "httpGet").get("scheme"))
                .isEqualTo(scheme);
    }

    @Test
    void programWithoutAPathIsOnlyAskedWhetherItListens() {
        ProbedWorkload known = Examples.besideSidecar("orders", new Sidecar("lifesigns", null, List.of(), List.of()));
        ProbedWorkload unknown = new ProbedWorkload(
                "orders", "orders", known.image(), known.port(), null, known.health(), known.sidecar());
        Map<?, ?> program = new Written(Manifests.write(OutputFormat.DEPLOYMENT, SIDECAR, unknown))
                .containers()
                .get(0);
        assertThat(program.containsKey("livenessProbe")).isFalse();
        assertThat(Written.at(program, "startupProbe", "tcpSocket")).isEqualTo(Map.of("port", "app"));
        assertThat(Written.at(program, "readinessProbe", "tcpSocket")).isEqualTo(Map.of("port", "app"));
    }

    @Test
    void aNativeSidecarStartsBeforeTheProgramAndWaitsForNothing() {
        Plan plan = Examples.plan(Examples.wanting(Placement.NATIVE_SIDECAR, "25s"));
        Sidecar sidecar = new Sidecar("lifesigns", null, List.of(), List.of());
        String text = Manifests.write(OutputFormat.DEPLOYMENT, plan, Examples.besideSidecar("orders", sidecar));
        Written written = new Written(text);

        assertThat(text).contains("drainDelay: 0s", "port: 8080, probes: [readiness]}");
        assertThat(written.containers())
                .singleElement()
                .satisfies(program -> assertThat(program.get("name")).isEqualTo("orders"));
        assertThat(written.sidecars()).singleElement().satisfies(lifesigns -> {
            assertThat(lifesigns.get("restartPolicy")).isEqualTo("Always");
            assertThat(lifesigns.containsKey("startupProbe")).isFalse();
            assertThat(Written.at(lifesigns, "readinessProbe", "httpGet").get("path"))
                    .isEqualTo("/health/ready");
        });
    }

    @Test
    void aWholeDeploymentNeedsASidecar() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Manifests.write(OutputFormat.DEPLOYMENT, OWN, Examples.ownContainer("orders", 8080)))
                .withMessage("sidecar: none (expected: one, for a whole Deployment)");
    }

    private static void assertIsFile(String name, String text) {
        Path file = FOLDER.resolve(name);
        try {
            if (System.getProperty("lifesigns.refresh") != null) {
                Files.writeString(file, text);
            }
            assertThat(text).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
