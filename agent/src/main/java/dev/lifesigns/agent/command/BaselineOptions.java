/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import dev.lifesigns.probes.lint.LintResult;
import dev.lifesigns.probes.lint.report.Baseline;
import dev.lifesigns.text.BoundedFile;
import dev.lifesigns.text.Printable;
import dev.lifesigns.text.UnreadableFileException;
import dev.lifesigns.text.UnreadableFileException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of known findings: which are, and where to write down those of today. */
final class BaselineOptions {
    private static final int LARGEST = 16 * 1024 * 1024;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "Known findings, which are counted but not shown; JSON or YAML.")
    private @Nullable Path known;

    @Option(
            names = "--write-baseline",
            paramLabel = "FILE",
            description = "Write the findings of this run to a baseline instead of a report.")
    private @Nullable Path written;

    /**
     * The baseline to hold findings against.
     *
     * @throws IllegalArgumentException if it cannot be read, with all that is wrong with it
     */
    Baseline read() {
        if (known == null) {
            return Baseline.none();
        }
        try {
            return Baseline.parse(known.toString(), BoundedFile.readText(known, LARGEST));
        } catch (UnreadableFileException e) {
            throw new IllegalArgumentException(known + ": " + e.getMessage() + expected(e.reason()), e);
        }
    }

    private static String expected(Reason reason) {
        return switch (reason) {
            case TOO_LARGE -> " (expected: at most 16 MiB)";
            case MALFORMED -> " (expected: JSON or YAML)";
            default -> " (expected: what --write-baseline wrote)";
        };
    }

    boolean writes() {
        return written != null;
    }

    /** Writes one, and tells what. */
    String write(Baseline before, LintResult result) throws IOException {
        if (written == null) {
            throw new IllegalStateException("--write-baseline: missing (expected: a file)");
        }
        try {
            Files.writeString(written, before.write(result));
        } catch (IOException e) {
            throw new IOException("--write-baseline: " + written + ": not written (expected: a writable file)", e);
        }
        int findings = result.findings().size();
        return Printable.of(written.toString()) + ": " + findings + (findings == 1 ? " finding" : " findings")
                + " written\n";
    }
}
