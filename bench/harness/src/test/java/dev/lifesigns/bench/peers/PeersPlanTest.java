/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifesigns.bench.shared.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeersPlanTest {
    @Test
    void withoutOptionsEverythingIsMeasured() {
        PeersPlan plan = PeersPlan.of(List.of());

        assertThat(plan.effort().name()).isEqualTo("full");
        assertThat(plan.complete()).isTrue();
        assertThat(plan.command()).isEqualTo("bench/peers/run");
    }

    @Test
    void partsAndSubjectsAreReadInTheOrderOfTheReport() {
        PeersPlan plan = PeersPlan.of(
                List.of("--smoke", "--only", "hangs,throughput", "--subjects", "quarkus,spring-boot-lifesigns"));

        assertThat(plan.effort().name()).isEqualTo("smoke");
        assertThat(plan.parts()).containsExactly(Part.THROUGHPUT, Part.HANGS);
        assertThat(plan.subjects()).containsExactly("Spring Boot + Lifesigns", "Quarkus");
        assertThat(plan.complete()).isFalse();
        assertThat(plan.command())
                .isEqualTo("bench/peers/run --smoke --only hangs,throughput --subjects quarkus,spring-boot-lifesigns");
    }

    @Test
    void whatIsNotKnownIsRefusedWithWhatIs() {
        refused("option: --fast (expected: --quick, --smoke, --only, --subjects or --docs)", "--fast");
        refused(
                "--only: 'tables' (expected: some of starts, throughput, calls, hangs, joined by commas)",
                "--only",
                "starts,tables");
        refused("--only: '' (expected: some of starts, throughput, calls, hangs, joined by commas)", "--only");
        refused(
                "--subjects: 'boot' (expected: some of lifesigns-agent, lifesigns-jdk-server, spring-boot,"
                        + " spring-boot-lifesigns, quarkus, quarkus-lifesigns, nginx, joined by commas)",
                "--subjects",
                "boot");
    }

    @Test
    void nginxAloneHasNoAnswerToSend() {
        refused("--subjects: nginx (expected: one that checks health beside it)", "--subjects", "nginx");
    }

    private static void refused(String message, String... options) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PeersPlan.of(List.of(options)))
                .withMessage(message);
    }

    @Test
    void theReadmeNamesEveryPartAndSubject() throws IOException {
        String readme = Files.readString(Path.of("../peers/README.md"));

        assertThat(Part.values()).allSatisfy(part -> assertThat(readme).contains("`" + part.id() + "`"));
        assertThat(Subjects.NAMES).allSatisfy(name -> assertThat(readme).contains("`" + Service.id(name) + "`"));
    }
}
