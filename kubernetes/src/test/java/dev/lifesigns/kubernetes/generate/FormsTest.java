/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kubernetes.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifesigns.kubernetes.generate.Workload.Sidecar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The three forms stand beside this test as files. After a change they are written anew by
 * {@code ./mvnw test -pl kubernetes -Dtest=FormsTest -Dlifesigns.refresh}, to be read before they are committed.
 */
class FormsTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/lifesigns/kubernetes/generate");
    private static final Plan OWN = Examples.plan(Examples.wanting(Placement.OWN_CONTAINER, "20s"));
    private static final Plan SIDECAR = Examples.plan(Examples.wanting(Placement.SIDECAR, "25s"));

    @Test
    void containerIsAPartOfAPod() {
        assertIsFile("container.yaml", Manifests.write(Form.CONTAINER, OWN, Examples.ownContainer("orders", 8080)));
    }

    @Test
    void patchIsADeploymentWithNothingButTheProbes() {
        assertIsFile("patch.yaml", Manifests.write(Form.PATCH, OWN, Examples.ownContainer("orders", 8443)));
    }

    @Test
    void deploymentIsAllThatIsNeeded() {
        Sidecar sidecar = new Sidecar("lifesigns:0.1.0", null, List.of("POD_NAME", "DB_PASSWORD"), List.of());
        assertIsFile(
                "deployment.yaml",
                Manifests.write(Form.DEPLOYMENT, SIDECAR, Examples.besideSidecar("orders", sidecar)));
    }

    @Test
    void aWholeDeploymentNeedsASidecar() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Manifests.write(Form.DEPLOYMENT, OWN, Examples.ownContainer("orders", 8080)))
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
