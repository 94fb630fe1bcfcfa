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

/** The options for known findings: which ones to accept, and where to write the current ones. */
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
     * The baseline to compare findings with.
     *
     * @throws IllegalArgumentException if it cannot be read or is not a baseline; the message is for the user
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

    /** Writes the findings to a baseline, and returns what to print. */
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
