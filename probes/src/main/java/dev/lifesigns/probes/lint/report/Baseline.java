/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.report;

import dev.lifesigns.probes.ManifestSource;
import dev.lifesigns.probes.Position;
import dev.lifesigns.probes.Remark;
import dev.lifesigns.probes.lint.Finding;
import dev.lifesigns.probes.lint.LintResult;
import dev.lifesigns.probes.lint.LintResult.Suppressed;
import dev.lifesigns.text.JsonText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The findings that were accepted for now. Immutable.
 *
 * <p>An entry silences one finding of the same rule, file, subject, field and words. The line does not matter. The
 * words contain the numbers, so that a finding whose numbers have changed is shown again: those have not been accepted.
 */
public final class Baseline {
    private static final String REASON = "baseline";

    private final String file;
    private final List<BaselineEntry> entries;

    private Baseline(String file, List<BaselineEntry> entries) {
        this.file = file;
        this.entries = List.copyOf(entries);
    }

    /** No baseline. */
    public static Baseline none() {
        return new Baseline("", List.of());
    }

    /**
     * The baseline of a file in JSON or YAML.
     *
     * @param file its name, for messages
     * @throws IllegalArgumentException if it is not one; the message says what is wrong first, and how much more is
     */
    public static Baseline parse(String file, String text) {
        return new Baseline(file, BaselineReader.read(file, text));
    }

    /** Whether the finding is suppressed by a baseline, not by an annotation. */
    static boolean silences(Suppressed suppressed) {
        return suppressed.reason().equals(REASON) || suppressed.reason().startsWith(REASON + ": ");
    }

    /** The result without the findings in this baseline, and with a note for each entry without a finding whose file is part of this run. */
    public LintResult applyTo(LintResult result, List<ManifestSource> sources) {
        Map<BaselineEntry, Deque<BaselineEntry>> open = new LinkedHashMap<>();
        entries.forEach(entry -> open.computeIfAbsent(entry.withReason(""), key -> new ArrayDeque<>())
                .add(entry));
        List<Finding> findings = new ArrayList<>();
        List<Suppressed> suppressed = new ArrayList<>(result.suppressed());
        for (Finding finding : result.findings()) {
            BaselineEntry entry = open.getOrDefault(BaselineEntry.of(finding), new ArrayDeque<>())
                    .poll();
            if (entry == null) {
                findings.add(finding);
            } else {
                suppressed.add(new Suppressed(finding, reason(entry)));
            }
        }
        List<Remark> notes = new ArrayList<>(result.notes());
        notes.addAll(idle(open.values(), sources));
        return new LintResult(findings, suppressed, result.broken(), notes, result.workloads());
    }

    /** A baseline in JSON of all findings of a result, sorted; an entry that is in this baseline keeps its reason. */
    public String write(LintResult result) {
        Map<BaselineEntry, String> reasons = new HashMap<>();
        entries.forEach(entry -> reasons.putIfAbsent(entry.withReason(""), entry.reason()));
        List<Map<String, Object>> all = result.findings().stream()
                .map(BaselineEntry::of)
                .map(entry -> entry.withReason(reasons.getOrDefault(entry, "")))
                .sorted(Comparator.comparing(BaselineEntry::file)
                        .thenComparing(BaselineEntry::subject)
                        .thenComparing(BaselineEntry::rule)
                        .thenComparing(BaselineEntry::field)
                        .thenComparing(BaselineEntry::problem))
                .map(BaselineEntry::json)
                .toList();
        return JsonText.indented(Map.of("findings", all));
    }

    private List<Remark> idle(Collection<Deque<BaselineEntry>> open, List<ManifestSource> sources) {
        Set<String> files = sources.stream().map(ManifestSource::name).collect(Collectors.toSet());
        return open.stream()
                .flatMap(Deque::stream)
                .filter(entry -> files.contains(entry.file()))
                .map(entry -> new Remark(Position.ofFile(file), "no longer silences anything: " + entry))
                .toList();
    }

    private static String reason(BaselineEntry entry) {
        return entry.reason().isEmpty() ? REASON : REASON + ": " + entry.reason();
    }
}
