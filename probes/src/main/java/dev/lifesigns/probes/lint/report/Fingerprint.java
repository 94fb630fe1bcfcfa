/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.report;

import dev.lifesigns.probes.lint.Finding;
import dev.lifesigns.probes.lint.Fix;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What identifies a finding across runs: not its line, which changes with every edit above it.
 *
 * @param rule its rule
 * @param file the manifest that it is in
 * @param subject the workload and container
 * @param field the field that it is about, from the container on; empty if it is not about a single one
 */
record Fingerprint(String rule, String file, String subject, String field) {
    private static final int FINGERPRINT_BYTES = 16;

    static Fingerprint of(Finding finding) {
        String field = finding.fixes().stream()
                .map(Fingerprint::withoutIndexes)
                .findFirst()
                .orElse("");
        return new Fingerprint(finding.rule(), finding.position().file(), finding.subject(), field);
    }

    /** Hexadecimal, the same on every machine and in every run. */
    String hash() {
        String all = String.join("\n", rule, file, subject, field);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: missing (expected: in every JDK)", e);
        }
    }

    /** The subject already names the container, whose index changes when another one is inserted before it. */
    private static String withoutIndexes(Fix fix) {
        return fix.path().substring(fix.path().lastIndexOf(']') + 1).replaceFirst("^\\.", "");
    }
}
