/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import dev.lifesigns.agent.config.ConfigFiles;
import dev.lifesigns.agent.config.ConfigReader;
import dev.lifesigns.agent.config.Validation;
import dev.lifesigns.agent.serve.LogFormat;
import dev.lifesigns.text.Diagnostic;
import dev.lifesigns.text.JsonText;
import dev.lifesigns.text.Printable;
import dev.lifesigns.text.schema.Interpolation.Missing;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code lifesigns config validate}: reports everything that is wrong with configuration files. Exits with 0 if all are
 * fine, warnings or not, and with 2 if one is refused.
 */
@Command(name = "validate", description = "Check configuration files and print every finding with its line and column.")
final class ValidateCommand implements Callable<Integer> {
    /** How findings are printed. */
    enum Format {
        text,
        json
    }

    /** What a variable that is not set, or a file that is missing, amounts to. */
    enum UnsetVariables {
        error(Missing.PROBLEM),
        warning(Missing.WARNING);

        private final Missing missing;

        UnsetVariables(Missing missing) {
            this.missing = missing;
        }
    }

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "Configurations to check, each a file, a folder, or - for standard input.")
    private List<Path> files = List.of();

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description =
                    "File or folder of one more configuration, as for serve; may be repeated, each with a part of it.")
    private List<Path> parts = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
    private Format format = Format.text;

    @Option(
            names = "--unset-variables",
            paramLabel = "SEVERITY",
            description = {
                "Severity of a reference without a value on this machine, such as a secret in CI: ${COMPLETION-CANDIDATES};"
                        + " default: ${DEFAULT-VALUE}.",
                "With warning, the values that depend on it are not validated."
            })
    private UnsetVariables unsetVariables = UnsetVariables.error;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (files.isEmpty() && parts.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "FILE: none (expected: configurations to check, or --config FILE)");
        }
        LogFormat.install(); // a driver may log a URL that it rejects
        ConfigReader reader = InstalledTypes.reader(spec.commandLine().getErr());
        List<Diagnostic> findings = new ArrayList<>();
        boolean refused = false;
        for (ConfigFiles each : configurations()) {
            Validation result = reader.validate(each, unsetVariables.missing);
            findings.addAll(result.findings());
            refused |= !result.valid();
            if (format == Format.text) {
                report(each, result);
            }
        }
        if (format == Format.json) {
            print(JsonText.indented(findings.stream().map(ValidateCommand::json).toList()));
        }
        return refused ? ExitCodes.WRONG_USAGE : ExitCodes.FINE;
    }

    private List<ConfigFiles> configurations() {
        List<ConfigFiles> configurations = new ArrayList<>();
        files.forEach(file -> configurations.add(ConfigFiles.of(file)));
        if (!parts.isEmpty()) {
            configurations.add(ConfigFiles.of(parts));
        }
        return configurations;
    }

    private void report(ConfigFiles configuration, Validation result) {
        result.findings().forEach(finding -> print(finding + "\n"));
        if (result.valid()) {
            int checks = result.checks();
            print(Printable.of(configuration.name()) + ": fine (" + checks
                    + (checks == 1 ? " check)\n" : " checks)\n"));
        }
    }

    private void print(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(text);
        out.flush();
    }

    private static Map<String, Object> json(Diagnostic finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", finding.position().file());
        json.put("line", finding.position().line());
        json.put("column", finding.position().column());
        json.put("severity", finding.severity().wireName());
        json.put("message", finding.message());
        return json;
    }
}
