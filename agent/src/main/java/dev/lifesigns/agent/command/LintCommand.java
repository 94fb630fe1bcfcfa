/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import dev.lifesigns.probes.lint.LintOptions;
import dev.lifesigns.probes.lint.LintResult;
import dev.lifesigns.probes.lint.Linter;
import dev.lifesigns.probes.lint.RuleText;
import dev.lifesigns.probes.lint.Rules;
import dev.lifesigns.probes.lint.report.Baseline;
import dev.lifesigns.probes.lint.report.LintRunInput;
import dev.lifesigns.probes.lint.report.ReportFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code lifesigns probes lint}: reports what is wrong with the probes of manifests. Exits with 1 if there are findings
 * of the severity in {@code --fail-on}, or if something could not be read; with 2 if the command line, the
 * configuration or the baseline is wrong.
 */
@Command(
        name = "lint",
        description = "Find problems with the probes of manifests: what will happen, and what to write instead.")
final class LintCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "Manifests, folders of them (*.yaml, *.yml, *.json), or - for standard input.")
    private List<String> files = List.of();

    @Option(
            names = "--exclude",
            paramLabel = "GLOB",
            description = "Leave these out of folders, e.g. 'charts/**' or testdata; may be repeated.")
    private List<String> exclude = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
    private ReportFormat format = ReportFormat.TEXT;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = {
                "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.",
                "A file that cannot be read always fails the run."
            })
    private FailOn failOn = FailOn.error;

    @Mixin
    private ObjectiveOptions objectives = new ObjectiveOptions();

    @Mixin
    private BaselineOptions baselines = new BaselineOptions();

    @Mixin
    private RuleOptions rules = new RuleOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Optional<String> answer = rules.answer(spec.commandLine());
        if (answer.isPresent()) {
            print(answer.get());
            return ExitCodes.FINE;
        }
        if (files.isEmpty()) {
            throw wrong("FILE: none (expected: manifests, folders of them, or - for standard input)");
        }
        LintOptions options = objectives.read(spec.commandLine().getErr());
        if (options == null) {
            return ExitCodes.WRONG_USAGE;
        }
        Baseline baseline = baseline();
        ManifestFiles read = ManifestFiles.read(files, exclusions(), System.in);
        LintResult result = read.complete(Linter.withAllRules(options).lint(read.sources()));
        if (baselines.writes() && result.broken().isEmpty()) {
            print(baselines.write(baseline, result));
            return ExitCodes.FINE;
        }
        LintResult shown = baseline.applyTo(result, read.sources());
        List<RuleText> texts = format.describesRules() ? Rules.texts() : List.of();
        LintRunInput linted = new LintRunInput(shown, read.sources(), texts, version());
        PrintWriter out = spec.commandLine().getOut();
        format.write(linted, useColors(), out);
        out.flush();
        if (baselines.writes()) {
            Messages.fail(
                    spec.commandLine().getErr(),
                    "--write-baseline: not written (expected: manifests that can be read)");
        }
        return failOn.exitCode(linted.counts());
    }

    private Exclusions exclusions() {
        try {
            return Exclusions.of(exclude);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private Baseline baseline() {
        try {
            return baselines.read();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private boolean useColors() {
        return spec.commandLine().getColorScheme().ansi().enabled() && !"dumb".equals(System.getenv("TERM"));
    }

    private static String version() {
        String version = LintCommand.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private void print(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(text);
        out.flush();
    }
}
