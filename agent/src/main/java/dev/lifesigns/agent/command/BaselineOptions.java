/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import dev.lifesigns.kubernetes.lint.LintResult;
import dev.lifesigns.kubernetes.lint.report.Baseline;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of known findings: which are, and where to write down those of today. */
final class BaselineOptions {
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
            return Baseline.parse(known.toString(), Files.readString(known));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(known + ": no such file (expected: what --write-baseline wrote)", e);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(known + ": a byte that is not UTF-8 (expected: JSON or YAML)", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(known + ": unreadable (expected: what --write-baseline wrote)", e);
        }
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
        return written + ": " + findings + (findings == 1 ? " finding" : " findings") + " written\n";
    }
}
