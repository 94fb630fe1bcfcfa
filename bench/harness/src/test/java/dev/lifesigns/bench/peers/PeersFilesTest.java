/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lifesigns.bench.shared.Docs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeersFilesTest {
    @TempDir
    Path root;

    private Path page;
    private PeersFiles files;

    @BeforeEach
    void pageOfAnEarlierRun() throws IOException {
        Files.createDirectories(root.resolve("docs"));
        page = Files.writeString(root.resolve("docs/performance.md"), page("old tables\n", "old pairs\n"));
        files = new PeersFiles(root);
    }

    private static String page(String tables, String pairs) {
        return "<!-- peers: begin; bench/peers/run --docs writes this -->\n" + tables + "<!-- peers: end -->\n"
                + "<!-- pairs: begin; bench/peers/run --docs writes this -->\n" + pairs + "<!-- pairs: end -->\n";
    }

    @Test
    void aCompleteRunIsPublishedCompletely() throws IOException {
        run();

        files.publish(docs());

        assertThat(page)
                .content()
                .doesNotContain("old")
                .contains("### Aims")
                .contains("| Spring Boot + Lifesigns | 500 | 1.00 |")
                .contains("| Spring Boot, 50 checks |");
        assertThat(root.resolve("docs/images/peers.svg")).content().contains("Spring Boot + Lifesigns");
    }

    @Test
    void aRunOfThePairsLeavesTheTablesOfAllAlone() throws IOException {
        run();
        run("--only", "throughput,hangs", "--subjects", "spring-boot,spring-boot-lifesigns,quarkus,quarkus-lifesigns");

        files.publish(docs());

        assertThat(page)
                .content()
                .contains("old tables")
                .doesNotContain("old pairs")
                .contains("| Quarkus, 3 checks |");
        assertThat(root.resolve("docs/images")).doesNotExist();
        assertThat(files.tables()).contains("### Readiness with 3 checks", "| Spring Boot + Lifesigns | 500 | – |");
    }

    @Test
    void aRunThatLeftTooMuchOutIsNotPublished() throws IOException {
        run("--only", "throughput", "--subjects", "spring-boot,spring-boot-lifesigns");

        assertThatIllegalStateException()
                .isThrownBy(() -> files.publish(docs()))
                .withMessageContaining("neither results.svg nor pairs.md (expected: ");
        assertThat(page).hasContent(page("old tables\n", "old pairs\n"));
    }

    private void run(String... options) throws IOException {
        files.write(SomeResults.of(PeersPlan.of(List.of(options)), 1, 1));
    }

    private Docs docs() {
        return new Docs(root, "peers", "performance.md");
    }
}
