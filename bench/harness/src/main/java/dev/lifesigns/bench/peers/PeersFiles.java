/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.peers;

import dev.lifesigns.bench.shared.Docs;
import dev.lifesigns.bench.shared.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the last run has left in a folder, and how it gets into the page. The tables and the picture of all subjects are
 * published only from a run that left nothing out, the pairs from each run that measured them.
 */
final class PeersFiles {
    private static final String TABLES = "results.md";
    private static final String PICTURE = "results.svg";
    private static final String PAIRS = "pairs.md";

    private final Path folder;

    PeersFiles(Path folder) {
        this.folder = folder;
    }

    /** Replaces what an earlier run has left. */
    void write(PeersResults results) throws IOException {
        Files.deleteIfExists(folder.resolve(PICTURE));
        Files.deleteIfExists(folder.resolve(PAIRS));
        Files.writeString(folder.resolve("results.json"), Json.of(results));
        Files.writeString(folder.resolve(TABLES), new PeersReport(results).markdown());
        if (results.plan().complete()) {
            Files.writeString(folder.resolve(PICTURE), new PeersPicture(results).svg());
        }
        if (PairsReport.isMeasuredBy(results.plan())) {
            Files.writeString(folder.resolve(PAIRS), new PairsReport(results).markdown());
        }
    }

    /**
     * Puts into the page what the last run has measured completely.
     *
     * @throws IllegalStateException if that is nothing
     */
    void publish(Docs docs) throws IOException {
        boolean complete = Files.exists(folder.resolve(PICTURE));
        boolean pairs = Files.exists(folder.resolve(PAIRS));
        if (!complete && !pairs) {
            throw new IllegalStateException(folder + ": neither " + PICTURE + " nor " + PAIRS
                    + " (expected: the results of a run of all subjects and parts, or of throughput and hangs of both"
                    + " pairs)");
        }
        if (complete) {
            docs.section("peers", folder.resolve(TABLES));
            docs.picture("peers", folder.resolve(PICTURE));
        }
        if (pairs) {
            docs.section("pairs", folder.resolve(PAIRS));
        }
    }

    /** All tables of the last run. */
    String tables() throws IOException {
        String tables = Files.readString(folder.resolve(TABLES));
        Path pairs = folder.resolve(PAIRS);
        return Files.exists(pairs) ? tables + "\n" + Files.readString(pairs) : tables;
    }
}
