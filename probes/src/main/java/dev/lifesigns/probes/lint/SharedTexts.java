/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint;

import java.util.HashMap;
import java.util.Map;

/** Keeps once what many findings say alike, because a folder may have hundreds of thousands of them. Not thread-safe. */
final class SharedTexts {
    private final Map<Object, Object> known = new HashMap<>();
    private String subject = "";

    /** The same finding, whose texts and fixes are those of earlier ones where they are equal. */
    Finding shared(Finding finding) {
        if (!finding.subject().equals(subject)) {
            subject = finding.subject();
        }
        return new Finding(
                finding.rule(),
                finding.severity(),
                finding.position(),
                subject,
                one(finding.problem()),
                one(finding.consequence()),
                one(finding.fixes()));
    }

    @SuppressWarnings("unchecked") // what is equal to a text or a list of fixes is one, too
    private <T> T one(T value) {
        T earlier = (T) known.putIfAbsent(value, value);
        return earlier == null ? value : earlier;
    }
}
